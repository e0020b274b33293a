/**
 * Playgrounds write the operation that is looked at into the fragment of the page's address, where a fresh start would
 * read it again; its name may be gated. A fragment that leads to another part of the page stays.
 *
 * @param playground what the playground is in
 */
export function dropFragment(playground: Element | null | undefined): void {
  const { pathname, search, hash } = location;
  if (hash === '') return;
  const target = document.getElementById(decoded(hash.slice(1)));
  if (target && playground && !playground.contains(target)) return;
  history.replaceState(history.state, '', pathname + search);
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
