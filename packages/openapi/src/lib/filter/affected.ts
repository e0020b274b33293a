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
  const referrers = new Map<string, Place[]>();
  const mark = (place: Place): void => {
    if (place.isAffected) return;
    place.isAffected = true;
    waiting.push(place);
  };
  for (const { from, part } of references) {
    const list = referrers.get(part);
    if (list) list.push(from);
    else referrers.set(part, [from]);
    // Outside of components, nothing is known of what it refers to.
    if (part === '' || part.startsWith('#')) mark(from);
  }
  for (const place of places.values())
    if (place.isHidden || place.type.name === 'Discriminator') mark(place);
  for (const place of gated) if (hiddenValues(place.node as Node).size > 0) mark(place);
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    // By an alias, it may be in several components.
    if (place.part !== '' && !parts.has(place.part)) {
      parts.add(place.part);
      referrers.get(place.part)?.forEach(mark);
    }
    if (place.parent) mark(place.parent);
    place.otherParents?.forEach(mark);
  }
}
