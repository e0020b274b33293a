import {
  compileExpression,
  describeOutside,
  isEscaped,
  otherBraces,
  type OtherBraces,
} from '@bookplate/docs/expression';
import { readerBracesIn } from '@bookplate/docs/page';
import type { PageCheck } from '../check.ts';
import { createFinding } from '../findings.ts';
import { nearestReader } from './unknown-name.ts';

/** With a text for everyone: in other languages, `{users.name}` is common. */
const otherNames = /\{\s*(\w+)\s*(?:\?\.|\.|\[)[^{}\n]*\?\?[^{}\n]*\}/g;
const opening = /\{(?=\s*(?:user|playground)\s*(?:\?\.|\.|\[))/g;

/** Braces in a sample that asks for expressions, and that begin with a member of the reader, but are none. */
export const sampleBraces: PageCheck = ({ file, samples }) =>
  samples.flatMap(({ text, expressions, isUnmarked, pointOf }) => {
    if (isUnmarked) {
      const all = readerBracesIn(text);
      const braces = all.find(({ source }) => source.includes('playground')) ?? all[0];
      if (!braces) return [];
      const { source, at } = braces;
      const args = { source, reason: 'Write the word `user` behind the language of the fence.' };
      return [createFinding('sample-braces', 'warning', { file, ...pointOf(at) }, args)];
    }
    const others = otherBraces(text);
    const misspelt = [...text.matchAll(otherNames)].flatMap(
      ({ 0: source, 1: name = '', index }) => {
        const nearest = nearestReader(name);
        if (nearest === undefined || isEscaped(text, index) || text[index - 1] === '$') return [];
        const args = { source, reason: `Did you mean ${nearest}?` };
        return [createFinding('sample-braces', 'warning', { file, ...pointOf(index) }, args)];
      },
    );
    const unread = [...text.matchAll(opening)].flatMap(({ index }) => {
      const isInside = expressions.some(({ start, end }) => index + 1 >= start && index < end);
      if (isInside || text[index - 1] === '$' || isEscaped(text, index)) return [];
      const other = others.find(({ start, end }) => index >= start && index < end);
      const found = other ? explainOther(text, index, other) : explain(text.slice(index + 1));
      return found
        ? [createFinding('sample-braces', 'warning', { file, ...pointOf(index) }, found)]
        : [];
    });
    return [...unread, ...misspelt];
  });

interface Explanation {
  readonly source: string;
  readonly reason: string;
}

/** In a template language, `user.name` is its own; a text for everyone behind `??` is what authors write for ours. */
function explainOther(
  text: string,
  index: number,
  { start }: OtherBraces,
): Explanation | undefined {
  const [source = '', expression = ''] =
    /^\{([^{}\n]*\?\?[^{}\n]*)\}/.exec(text.slice(index)) ?? [];
  if (compileExpression(expression.replace('playground', 'user')).kind !== 'program')
    return undefined;
  const sign = text[start] ?? '';
  return {
    source,
    reason:
      sign === '{'
        ? 'Braces within {{ }} and {% %} are those of a template language.'
        : `Braces behind a ${sign} are another language's; to have the value there, put the sign into them: {\`${sign}\${${expression.trim()}}\`}.`,
  };
}

/** Why there is no expression at the start of the text. */
function explain(text: string): Explanation {
  const [source = ''] = /^[^{}\n]*/.exec(text) ?? [];
  if (text[source.length] !== '}')
    return { source: `{${source.trim()}`, reason: 'Its closing brace is missing.' };
  const compiled = compileExpression(source);
  return {
    source: `{${source}}`,
    reason:
      compiled.kind === 'outside'
        ? describeOutside(compiled)
        : 'The text in the braces is not an expression.',
  };
}
