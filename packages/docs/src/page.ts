export { type BuildCode, buildCodes, withPage } from './lib/build-code.ts';
export { AuthorError } from './lib/page/author-error.ts';
export { pageGroupsIn } from './lib/page/check-page-groups.ts';
export { checkModule } from './lib/page/check-module.ts';
export { readCodeSample } from './lib/page/code-fence.ts';
export { boundNamesIn } from './lib/page/bound-names.ts';
export { compileGroups, type NamedGroups, readGroups } from './lib/page/compile-groups.ts';
export {
  attributeExpression,
  type ElementAttribute,
  type ElementTag,
  expressionAttribute,
  sourceOf,
  textAttribute,
  writeTag,
} from './lib/page/element-attribute.ts';
export { expressionOf } from './lib/page/expression-of.ts';
export { findPrograms } from './lib/page/find-programs.ts';
export { type FrontMatter, readFrontMatter, splitFrontMatter } from './lib/page/front-matter.ts';
export { frontMatterBraces } from './lib/page/front-matter-braces.ts';
export { spanOf, tagOfJsx } from './lib/page/jsx-tag.ts';
export type { LiteralBraces } from './lib/page/literal-node.ts';
export { locate } from './lib/page/locate.ts';
export { placeOf } from './lib/page/place-of.ts';
export { type Point, pointAt, pointInBlock } from './lib/page/point-at.ts';
export { printWarnings } from './lib/page/print-warnings.ts';
export { readerBracesIn } from './lib/page/reader-braces.ts';
export { readPageGroups } from './lib/page/read-page-groups.ts';
export { type Target, mayNameReader } from './lib/page/target.ts';
export { writeText } from './lib/page/write-nodes.ts';
export type { PageNode, ParseMdx } from './lib/page/page-node.ts';
export { transformPage } from './lib/remark/transform-page.ts';
