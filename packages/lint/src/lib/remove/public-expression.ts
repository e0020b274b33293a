import { evaluate, toText } from '@bookplate/browser/program';
import { compileExpression, fallbackText } from '@bookplate/docs/expression';
import { writeText } from '@bookplate/docs/page';

const onlyComments = /^\s*(?:\/\*[^]*?\*\/\s*)*$/;

/**
 * Writes what an expression shows to anonymous readers.
 *
 * @param source the expression, without the braces
 * @param rewrite does the same for the text of an element that it chooses
 * @returns MDX; `undefined` if it says nothing of the reader, `null` if somebody has to look at it
 */
export function publicExpression(
  source: string,
  rewrite: (element: string) => string,
): string | null | undefined {
  if (onlyComments.test(source)) return undefined;
  const compiled = compileExpression(source);
  switch (compiled.kind) {
    case 'none':
      return undefined;
    case 'program':
      return writeText(fallbackText(compiled.program));
    case 'branches':
      return compiled.branches
        .filter(({ when }) => evaluate(when, null))
        .map((branch) =>
          'text' in branch
            ? writeText(toText(evaluate(branch.text, null)))
            : rewrite(source.slice(branch.start, branch.end)),
        )
        .join('');
    default:
      return null;
  }
}
