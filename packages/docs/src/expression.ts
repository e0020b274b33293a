export { type CodeSample, readCodeSample } from './lib/page/code-fence.ts';
export type { Branch, JsxBranch, TextBranch } from './lib/expression/compile-branches.ts';
export {
  type Compiled,
  compileExpression,
  compileTree,
} from './lib/expression/compile-expression.ts';
export { describeSyntax } from './lib/expression/describe-syntax.ts';
export { describeOutside, type Outside } from './lib/expression/outside-grammar.ts';
export {
  fallbackText,
  splitTemplate,
  type TemplatePiece,
} from './lib/expression/split-template.ts';
export { printExpression, programOf } from './lib/expression/print-expression.ts';
export { addressAttributes, withFallback } from './lib/expression/with-fallback.ts';
export { toOptional } from './lib/expression/to-optional.ts';
export { findBoundNames, findFreeNames, findFreeReferences } from './lib/expression/free-names.ts';
export { type OtherBraces, otherBraces } from './lib/expression/other-braces.ts';
export {
  type Expression,
  type JsxElement,
  type SyntaxNode,
  parseExpression,
  parseExpressionAt,
  parseModule,
  withoutParentheses,
} from './lib/expression/parse-expression.ts';
export { isEscaped } from './lib/expression/split-template.ts';
