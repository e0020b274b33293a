import { isObject, type Node } from '../grammar/node.ts';
import type { Place } from './place.ts';
import type { Visibility } from './visibility.ts';

const known = new WeakMap<Visibility['places'], ReadonlySet<Place>>();

/**
 * Whether something is hidden in a schema or in what it refers to. In most it is not, so most examples and names need
 * not be looked at.
 *
 * @param visibility for the reader
 * @param schema of the document
 */
export function isAffected(visibility: Visibility, schema: unknown): boolean {
  const place = isObject(schema) ? visibility.places.get(schema) : undefined;
  if (!place) return false;
  return affectedPlaces(visibility).has(place);
}

/** From what is hidden, and what refers to it, outwards. */
export function affectedPlaces(visibility: Visibility): ReadonlySet<Place> {
  let affected = known.get(visibility.places);
  if (!affected) known.set(visibility.places, (affected = findAffected(visibility)));
  return affected;
}

function findAffected(visibility: Visibility): ReadonlySet<Place> {
  const affected = new Set<Place>();
  const parts = affectedParts(visibility);
  for (const place of visibility.places.values())
    if (place.isHidden || place.type.name === 'Discriminator') affected.add(place);
  for (const place of visibility.gated)
    if (visibility.hiddenValues(place.node as Node).size > 0) affected.add(place);
  for (const { from, part } of visibility.references)
    // Outside of components, nothing is known of what it refers to.
    if (part === '' || part.startsWith('#') || parts.has(part)) affected.add(from);
  // A Set goes on with what is added to it meanwhile.
  for (const { parent, otherParents } of affected) {
    if (parent) affected.add(parent);
    for (const other of otherParents ?? []) affected.add(other);
  }
  return affected;
}

/** The components in which something is hidden, or in what they refer to. */
function affectedParts(visibility: Visibility): ReadonlySet<string> {
  const affected = new Set<string>();
  for (const place of visibility.places.values())
    if (place.isHidden || place.type.name === 'Discriminator') affected.add(place.part);
  for (const place of visibility.gated)
    if (visibility.hiddenValues(place.node as Node).size > 0) affected.add(place.part);
  const referrers = new Map<string, string[]>();
  for (const { from, part } of visibility.references) {
    const list = referrers.get(part);
    if (list) list.push(from.part);
    else referrers.set(part, [from.part]);
  }
  // A Set goes on with what is added to it meanwhile.
  for (const part of affected)
    for (const referrer of referrers.get(part) ?? []) affected.add(referrer);
  return affected;
}
