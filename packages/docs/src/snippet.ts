export { type HtmlSnippet, htmlSnippet } from './lib/page-head/html-snippet.ts';
export { type WarmFile, warmFiles } from './lib/page-head/warm-files.ts';
