import type { LiteralBraces, LiteralNode } from './literal-node.ts';
import { toAddress } from './literal-words.ts';
import { pointAt } from './point-at.ts';

/**
 * Finds an expression with spaces where a link's address was to be, as in `[a](/{user.org ?? 'x'})`: Markdown makes no
 * link of it, and readers see the brackets.
 *
 * @param siblings what is in one paragraph, heading or cell
 * @param index of the expression among them
 * @param file what the page was read from
 * @returns where it stands; nothing if it is somewhere else
 */
export function linkBracesAt(
  siblings: readonly LiteralNode[],
  index: number,
  file: string,
): readonly LiteralBraces[] {
  const { type, value = '', position } = siblings[index] ?? { type: '' };
  if (type !== 'mdxTextExpression' || !/\b(user|playground)\b/.test(value)) return [];
  const first = siblings[0]?.position?.start.offset ?? 0;
  const last = siblings.at(-1)?.position?.end?.offset ?? file.length;
  const source = `{${value}}`;
  // Where a bare address stands before it, not all processors say where it is.
  const found = file.indexOf(source, first);
  const at = found < 0 ? (position?.start.offset ?? 0) : found;
  const address = /\]\(([^()\s]*)$/.exec(file.slice(first, at))?.[1];
  const rest = /^([^()\s]*)[^()]*\)/.exec(file.slice(at + source.length, last))?.[1];
  if (address === undefined || rest === undefined) return [];
  return [
    {
      source,
      ...pointAt(file, at),
      reason: "a link's address has no expressions, and Markdown makes no link of this",
      instead: `Write <a href={${toAddress(`${address}${source}${rest}`)}}>…</a>.`,
    },
  ];
}
