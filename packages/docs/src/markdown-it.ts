export {
  type FoundPart,
  markdownItBookplate,
  type MarkdownItOptions,
  type ReportMistake,
} from './lib/markdown-it/bookplate-plugin.ts';
export type { Gate, TemplatePart } from './lib/markdown-it/element-parts.ts';
export { type CodeTransformer, codeTransformer } from './lib/markdown-it/code-samples.ts';
export type { MarkdownIt, PageEnv } from './lib/markdown-it/hooks.ts';
export { isForIndex, markForIndex } from './lib/markdown-it/index-page.ts';
export { writeHtmlDirective } from './lib/markdown-it/write-vue.ts';
