/**
 * Finds the groups of an entry of the outline: those of the blocks around its heading.
 *
 * @param link such as `#set-up`
 * @param which of the blocks: the innermost, or the outermost if there are several
 * @returns for `data-bookplate-groups`; undefined if everyone sees the heading, or there is one block only
 */
export function outlineGroups(link: string, which: 'inner' | 'outer'): string | undefined {
  const heading = document.getElementById(decodeURIComponent(link.slice(1)));
  const name = 'data-bookplate-groups';
  const found: string[] = [];
  for (
    let block = heading?.closest(`[${name}]`);
    block;
    block = block.parentElement?.closest(`[${name}]`)
  )
    found.push(block.getAttribute(name) ?? '');
  return which === 'inner' ? found[0] : found.length > 1 ? found.at(-1) : undefined;
}
