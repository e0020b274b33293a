/**
 * Finds the groups of an entry of the outline: those of the blocks around its heading.
 *
 * @param link such as `#set-up`
 * @param which of the blocks: the innermost; or of the others the first that anonymous readers do not see, else the
 *   outermost
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
  if (which === 'inner') return found[0];
  const others = found.slice(1);
  return others.find((groups) => !isPublic(groups)) ?? others.at(-1);
}

/** As the protocol has it, of which browsers would load all. */
function isPublic(groups: string): boolean {
  const names = groups.split(' ');
  return (names.includes('*') || names.includes('anonymous')) && !names.includes('!anonymous');
}
