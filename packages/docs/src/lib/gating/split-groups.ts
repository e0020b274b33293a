/** The parts of a page's source. */
export interface SplitSource {
  /** What everyone sees, put together. */
  readonly open: string;
  /** What is in `<Groups>`, with what is nested in it. */
  readonly gated: readonly string[];
}

/** Code, in which tags are text; then the tags. CommonMark §4.5: a fence ends with at least as many of its characters. */
const token =
  /(?:^|\n) {0,3}(?<fence>`{3,}|~{3,})[^]*?(?:\n {0,3}\k<fence>[`~]*[ \t]*(?=\r?\n|$)|$)|`[^`\n]*`|<Groups\b[^>]*>|<\/Groups\s*>/g;

/**
 * Parts the source of a page into what everyone sees and what only groups see.
 *
 * @param source MDX
 * @returns the parts
 */
export function splitGroups(source: string): SplitSource {
  const open: string[] = [];
  const gated: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: found, index } of source.matchAll(token)) {
    if (!/^<\/?Groups/.test(found) || found.endsWith('/>')) continue;
    const isOpening = found[1] !== '/';
    if (isOpening && depth === 0) {
      open.push(source.slice(start, index));
      start = index + found.length;
    } else if (!isOpening && depth === 1) {
      gated.push(source.slice(start, index));
      start = index + found.length;
    }
    depth = Math.max(0, depth + (isOpening ? 1 : -1));
  }
  (depth > 0 ? gated : open).push(source.slice(start));
  return { open: open.join('\n'), gated };
}
