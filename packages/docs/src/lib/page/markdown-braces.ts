import { type LiteralBraces, type LiteralNode, toBraces } from './literal-node.ts';
import { readerBracesIn } from './reader-braces.ts';
import { pointAt } from './point-at.ts';

const textTypes: ReadonlySet<string> = new Set([
  'text',
  'html',
  'image',
  'imageReference',
  'definition',
]);

/**
 * Finds braces over the reader in Markdown, where all of them are text. Those in code are left alone: there, nobody
 * expects anything else.
 *
 * @param node any; its children are not looked at
 * @param file what the page was read from
 * @returns in the order of the text
 */
export function markdownBracesIn(
  { type, children, position }: LiteralNode,
  file: string,
): readonly LiteralBraces[] {
  const start = position?.start.offset ?? 0;
  const end = position?.end?.offset ?? start;
  const isLink = type === 'link';
  if (!isLink && !textTypes.has(type)) return [];
  const from = isLink ? (children?.at(-1)?.position?.end?.offset ?? start) : start;
  return readerBracesIn(file.slice(from, end)).map(({ source, at }) =>
    toBraces(source, pointAt(file, from + at), {
      reason: 'this file is Markdown, not MDX',
      instead: 'Name the file .mdx.',
    }),
  );
}
