import type { IsGated } from './is-gated.ts';

/** A link of Markdown, or a line that is an address. */
const address = /\]\(<?([^()\s>]+)>?(?:\s[^()]*)?\)|^\s*(https?:\/\/\S+|\/\S*)\s*$/g;

/**
 * Takes the lines with addresses of gated pages out of a list.
 *
 * @param text of `llms.txt` or `sitemap.txt`
 * @param isGated told an address
 * @returns the list without them
 */
export function withoutGatedLines(text: string, isGated: IsGated): string {
  return text
    .split(/(?<=\n)/)
    .filter(
      (line) => ![...line.matchAll(address)].some(([, link, bare]) => isGated(link ?? bare ?? '')),
    )
    .join('');
}
