import type { Draft } from './draft.ts';
import { isNode } from './gates.ts';
import { leaveOut, leaveOutKeys } from './leave-out.ts';
import type { Part } from './parts.ts';

/**
 * Takes components and tags out of the result.
 *
 * @param copy the result
 * @param unreferenced what nothing in it refers to any more
 * @param hiddenTags names of tags that are hidden by their gates
 */
export function leaveOutUnreferenced(
  copy: Draft,
  unreferenced: ReadonlySet<Part>,
  hiddenTags: ReadonlySet<unknown>,
): void {
  const { components, 'x-tagGroups': groups } = copy;
  if (isNode(components)) {
    for (const place of Object.keys(components))
      leaveOutKeys(components, place, (name) => unreferenced.has(`${place}/${name}`));
    if (Object.keys(components).length === 0) delete copy['components'];
  }
  const isGone = (tag: unknown): boolean =>
    hiddenTags.has(tag) || unreferenced.has(`tags/${String(tag)}`);
  leaveOut(copy, 'tags', (tag) => isNode(tag) && isGone(tag['name']));
  if (!Array.isArray(groups)) return;
  for (const group of groups) if (isNode(group)) leaveOut(group, 'tags', isGone);
  leaveOut(copy, 'x-tagGroups', (group) => isNode(group) && !('tags' in group));
}
