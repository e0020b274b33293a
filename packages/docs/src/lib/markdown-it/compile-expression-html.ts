import { compileTree } from '../expression/compile-expression.ts';
import { parseExpression } from '../expression/parse-expression.ts';
import { fallbackText } from '../expression/split-template.ts';
import { AuthorError, outsideError } from '../page/author-error.ts';
import { refusePlayground } from '../page/refuse-playground.ts';
import type { PageState } from './hooks.ts';
import { writeTextElement } from './write-vue.ts';

/** What a page gets in the place of an expression. */
export interface ExpressionHtml {
  readonly html: string;
  /** The program, as JSON. */
  readonly value: string;
  /** For everyone. */
  readonly fallback: string;
}

/**
 * Compiles an expression of a page to HTML.
 *
 * @param source the expression, without the braces
 * @param page in which it stands
 * @returns HTML and text, or undefined if the expression is to stay as it is
 * @throws {AuthorError} if it is beyond the grammar
 */
export function compileExpressionHtml(
  source: string,
  { boundNames, isIndex }: Pick<PageState, 'boundNames' | 'isIndex'>,
): ExpressionHtml | undefined {
  const tree = parseExpression(source);
  // The template's own parser will say what is wrong with it.
  if ('message' in tree) return undefined;
  refusePlayground({ tree, text: source }, { boundNames });
  if (!source.includes('user') || boundNames.has('user')) return undefined;
  const compiled = compileTree({ tree, text: source });
  switch (compiled.kind) {
    case 'none':
      return undefined;
    case 'program':
      return {
        value: JSON.stringify(compiled.program),
        html: writeTextElement(compiled.program, isIndex),
        fallback: fallbackText(compiled.program),
      };
    case 'branches':
      throw new AuthorError(
        'expression-element',
        'Found an element in an expression, which Vue has no place for. Write the condition at the element: <Badge v-if="user.beta" />.',
        compiled.branches.find((branch) => 'start' in branch)?.start,
      );
    case 'outside':
      throw outsideError(compiled);
  }
}
