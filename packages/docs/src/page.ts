export { AuthorError } from './lib/page/author-error.ts';
export { checkModule } from './lib/page/check-module.ts';
export { readCodeSample } from './lib/page/code-fence.ts';
export { compileGroups } from './lib/page/compile-groups.ts';
export {
  type ElementAttribute,
  expressionAttribute,
  textAttribute,
  writeTag,
} from './lib/page/element-attribute.ts';
export { frontMatterBraces } from './lib/page/front-matter-braces.ts';
export type { LiteralBraces } from './lib/page/literal-braces.ts';
export { type Point, locate } from './lib/page/locate.ts';
export { placeOf } from './lib/page/place-of.ts';
export { pointAt } from './lib/page/point-at.ts';
export { printWarnings } from './lib/page/print-warnings.ts';
export { readerBracesIn } from './lib/page/reader-braces.ts';
export { type Target, mayNameReader } from './lib/page/target.ts';
export { writeText } from './lib/page/write-program.ts';
export type { PageNode, ParseMdx } from './lib/remark/page-node.ts';
export { transformPage } from './lib/remark/transform-page.ts';
