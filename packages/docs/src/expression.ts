export { type CodeSample, readCodeSample } from './lib/page/code-fence.ts';
export type { Branch, JsxBranch, TextBranch } from './lib/expression/compile-branches.ts';
export { type Compiled, compileExpression } from './lib/expression/compile-expression.ts';
export { describeOutside, type Outside } from './lib/expression/outside-grammar.ts';
export {
  fallbackText,
  splitTemplate,
  type TemplatePiece,
} from './lib/expression/split-template.ts';
export { toOptional } from './lib/expression/to-optional.ts';
