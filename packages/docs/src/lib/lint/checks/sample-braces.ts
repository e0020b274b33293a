import { compileExpression } from '../../expression/compile-expression.ts';
import { describeOutside } from '../../expression/outside-grammar.ts';
import { splitTemplate } from '../../expression/split-template.ts';
import type { PageCheck } from '../check.ts';
import { createFinding } from '../findings.ts';

/** Braces in a sample that asks for expressions, and that begin with a member of the reader, but are none. */
export const sampleBraces: PageCheck = ({ file, samples }) =>
  samples.flatMap(({ text, pointOf }) => {
    const expressions = splitTemplate(text).filter((piece) => typeof piece !== 'string');
    return [...text.matchAll(/(?<!\$)\{\s*(user\s*(?:\?\.|\.|\[)[^\n]*)/g)].flatMap((match) => {
      const isInside = expressions.some(
        ({ start, end }) => match.index + 1 >= start && match.index < end,
      );
      if (isInside) return [];
      const { source, reason } = explain(match[1] ?? '');
      return [
        createFinding(
          'sample-braces',
          'warning',
          { file, ...pointOf(match.index) },
          {
            source: `{${source}`,
            reason,
          },
        ),
      ];
    });
  });

function explain(line: string): { readonly source: string; readonly reason: string } {
  const end = line.lastIndexOf('}');
  if (end < 0) return { source: line.trim(), reason: 'There is no closing brace on its line.' };
  const source = line.slice(0, line.indexOf('}'));
  const compiled = compileExpression(source);
  return {
    source: `${source}}`,
    reason:
      compiled.kind === 'outside'
        ? describeOutside(compiled)
        : 'What stands between them is no expression.',
  };
}
