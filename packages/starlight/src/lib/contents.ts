import { isPublic } from '@bookplate/protocol';

/** What of a rendered page matters: where `<Groups>` begins and ends, and the headings. */
const marks =
  /<bookplate-groups[^>]*? data-bookplate-groups="([^"]*)"|<(\/)bookplate-groups>|<h[1-6][^>]*? id="([^"]+)"/g;

/**
 * Marks the entries of a table of contents whose headings stand in `<Groups>`, so that the head's stylesheet hides them
 * from readers who do not see the headings.
 *
 * @param contents the table, or tables, as Starlight has rendered them
 * @param page the page that they are about
 * @returns the table
 */
export function gateContents(contents: string, page: string): string {
  /** Nearest first. */
  const around: string[] = [];
  let gated = contents;
  for (const [, groups, isEnd, id] of page.matchAll(marks)) {
    if (groups !== undefined) around.unshift(groups);
    else if (isEnd !== undefined) around.shift();
    else if (id !== undefined && around.length > 0) gated = gateEntry(gated, id, around);
  }
  return gated;
}

/**
 * In groups within groups, the entry has those next to the heading. The list item has of the others the nearest that
 * anonymous readers do not see, else the outermost.
 */
function gateEntry(contents: string, id: string, around: readonly string[]): string {
  const [inner = '', ...others] = around;
  const outer =
    others.find((groups) => !isPublic(groups.split(' ').filter(Boolean))) ?? others.at(-1);
  return contents
    .split(/(?=<li\b)/)
    .map((item) => {
      const link = `href="#${id}"`;
      // An item holds its own link first, and then those of its children.
      if (!/<a\b[^>]*>/.exec(item)?.[0].includes(link)) return item;
      const gated = item.replace(link, `data-bookplate-groups="${inner}" ${link}`);
      return outer === undefined
        ? gated
        : gated.replace('<li', `<li data-bookplate-groups="${outer}"`);
    })
    .join('');
}
