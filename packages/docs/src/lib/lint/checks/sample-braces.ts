import { compileExpression } from '../../expression/compile-expression.ts';
import { describeOutside } from '../../expression/outside-grammar.ts';
import type { PageCheck } from '../check.ts';
import { createFinding } from '../findings.ts';

/** Braces in a sample that asks for expressions, and that begin with a member of the reader, but are none. */
export const sampleBraces: PageCheck = ({ file, samples }) =>
  samples.flatMap(({ text, expressions, pointOf }) => {
    return [...text.matchAll(/(?<!\$)\{(?=\s*user\s*(?:\?\.|\.|\[))/g)].flatMap(({ index }) => {
      const isInside = expressions.some(({ start, end }) => index + 1 >= start && index < end);
      if (isInside) return [];
      return [
        createFinding(
          'sample-braces',
          'warning',
          { file, ...pointOf(index) },
          explain(text.slice(index + 1)),
        ),
      ];
    });
  });

/** Why there is no expression at the start of the text. */
function explain(text: string): { readonly source: string; readonly reason: string } {
  const [source = ''] = /^[^{}\n]*/.exec(text) ?? [];
  if (text[source.length] !== '}')
    return { source: `{${source.trim()}`, reason: 'Its closing brace is missing.' };
  const compiled = compileExpression(source);
  return {
    source: `{${source}}`,
    reason:
      compiled.kind === 'outside'
        ? describeOutside(compiled)
        : 'What stands in the braces is no expression.',
  };
}
