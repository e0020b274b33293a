import { isMap, isScalar, visit } from 'yaml';
import { readFrontMatter, splitFrontMatter } from './front-matter.ts';
import type { LiteralBraces } from './literal-node.ts';
import { pointAt } from './point-at.ts';
import { readerBracesIn } from './reader-braces.ts';

/**
 * Finds braces over the reader in the front matter of a page: titles, descriptions and all else that hosts make of it
 * are the same for everyone.
 *
 * @param file the page
 * @returns in the order of the text
 */
export function frontMatterBraces(file: string): readonly LiteralBraces[] {
  const { text, start: textStart } = splitFrontMatter(file);
  if (readerBracesIn(text).length === 0) return [];
  const { document } = readFrontMatter(file);
  const found = new Map<number, LiteralBraces>();
  const add = (range: readonly number[] | null | undefined): void => {
    const [start = 0, end = 0] = range ?? [];
    for (const { source, at } of readerBracesIn(text.slice(start, end))) {
      found.set(start + at, {
        source,
        ...pointAt(file, textStart + start + at),
        reason: 'front matter is the same for everyone',
        instead: "Take it out, and name the reader in the page's text.",
      });
    }
  };
  visit(document, {
    Scalar: (_key, node) => add(node.range),
    // `title: {user.plan}` is a map to YAML.
    Map: (_key, node) => {
      const isBare = node.items.every(({ key, value }) => isScalar(key) && isEmpty(value));
      if (isMap(node) && node.flow && isBare) add(node.range);
    },
  });
  return [...found].sort(([one], [other]) => one - other).map(([, braces]) => braces);
}

function isEmpty(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null);
}
