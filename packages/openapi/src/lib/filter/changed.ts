import { listOf, type Node } from '../grammar/node.ts';
import type { Place } from './place.ts';
import { namesHidden } from './strip-names.ts';
import { affectedPlaces } from './affected.ts';
import { isUnreferenced } from './unreferenced.ts';
import type { Visibility } from './visibility.ts';

/**
 * Finds what has to be written field by field: in all else, nothing is hidden, has a gate, or names something hidden, so it is
 * copied as it is. In most documents this is a small part.
 *
 * @param visibility for the reader
 * @returns those places, with what holds them
 */
export function changedPlaces(visibility: Visibility): ReadonlySet<Place> {
  const { places, root, gated, operations, links, callbacks, naming, unreferenced } = visibility;
  const changed = new Set<Place>(affectedPlaces(visibility));
  for (const list of [gated, links, callbacks]) for (const place of list) changed.add(place);
  changed.add(places.get(root) as Place);
  for (const place of operations)
    if (namesSomeHidden(visibility, place.node as Node)) changed.add(place);
  for (const place of naming) if (namesHidden(visibility, place.node as Node)) changed.add(place);
  if (unreferenced.size > 0)
    for (const place of places.values()) if (isUnreferenced(visibility, place)) changed.add(place);
  // A Set goes on with what is added to it meanwhile.
  for (const { parent, otherParents } of changed) {
    if (parent) changed.add(parent);
    for (const other of otherParents ?? []) changed.add(other);
  }
  return changed;
}

function namesSomeHidden(visibility: Visibility, { tags, security }: Node): boolean {
  return (
    listOf(tags).some(visibility.isTagHidden) ||
    listOf(security).some(visibility.isRequirementHidden)
  );
}
