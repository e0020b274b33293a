import { describeSyntax } from '@bookplate/docs/expression';
import type { VFileMessage } from 'vfile-message';
import type { Mistake } from './page.ts';

/**
 * @param error of the parser of MDX
 * @param source the page
 * @returns the mistake in words for its author, where that is
 */
export function explainSyntax(
  { reason, line = 1, column = 1 }: VFileMessage,
  source: string,
): Mistake {
  const [, element, tagLine, tagColumn] =
    /closing tag for `<([^>`]+)>` \((\d+):(\d+)/.exec(reason) ?? [];
  if (element !== undefined)
    return {
      message: `Found no end of <${element}>. Write </${element}>.`,
      line: Number(tagLine),
      column: Number(tagColumn),
    };
  if (!/\bacorn\b/.test(reason)) return { message: reason, line, column };
  const before =
    source
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + column;
  const opening = /\{+(?=[^{]*$)/.exec(source.slice(0, before));
  const [written] = /^\{+[^{}\n]{0,80}\}*/.exec(source.slice(opening?.index)) ?? [];
  return {
    message:
      written === undefined || opening === null
        ? 'Found a text that is not JavaScript.'
        : describeSyntax(written),
    line,
    column,
  };
}
