import { isObject, type Node } from '../grammar/node.ts';
import type { Place } from './place.ts';
import type { Visibility } from './visibility.ts';

/**
 * Whether something is hidden in a schema or in what it refers to. In most it is not, so most examples and names need
 * not be looked at.
 *
 * @param visibility for the reader
 * @param schema of the document
 */
export function isAffected(visibility: Visibility, schema: unknown): boolean {
  return isObject(schema) && visibility.places.get(schema)?.isAffected === true;
}

/**
 * Marks the places for {@link isAffected}: from what is hidden, and what refers to it, outwards.
 *
 * @param visibility for the reader
 */
export function markAffected({ places, gated, references, hiddenValues }: Visibility): void {
  const waiting: Place[] = [];
  const parts = new Set<string>();
  const mark = (place: Place): void => {
    if (place.isAffected) return;
    place.isAffected = true;
    waiting.push(place);
  };
  const begin = (place: Place): void => {
    mark(place);
    parts.add(place.part);
  };
  for (const place of places.values())
    if (place.isHidden || place.type.name === 'Discriminator') begin(place);
  for (const place of gated) if (hiddenValues(place.node as Node).size > 0) begin(place);
  addReferrers(parts, references);
  for (const { from, part } of references)
    // Outside of components, nothing is known of what it refers to.
    if (part === '' || part.startsWith('#') || parts.has(part)) mark(from);
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    if (place.parent) mark(place.parent);
    place.otherParents?.forEach(mark);
  }
}

/** Adds to components in which something is hidden those that refer to them. */
function addReferrers(parts: Set<string>, references: Visibility['references']): void {
  const referrers = new Map<string, string[]>();
  for (const { from, part } of references) {
    const list = referrers.get(part);
    if (list) list.push(from.part);
    else referrers.set(part, [from.part]);
  }
  // A Set goes on with what is added to it meanwhile.
  for (const part of parts) for (const referrer of referrers.get(part) ?? []) parts.add(referrer);
}
