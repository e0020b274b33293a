import { isObject, type Node } from '../grammar/node.ts';
import type { Place } from './place.ts';
import type { Visibility } from './visibility.ts';

const known = new WeakMap<Visibility['places'], ReadonlySet<Place>>();

/**
 * Whether something is hidden in a schema or in what it refers to. In most it is not, so most examples and names need
 * not be looked at.
 *
 * @param view of the reader
 * @param schema of the document
 */
export function isTouched(view: Visibility, schema: unknown): boolean {
  const place = isObject(schema) ? view.places.get(schema) : undefined;
  if (!place) return false;
  return touchedPlaces(view).has(place);
}

/** From what is hidden, and what refers to it, outwards. */
export function touchedPlaces(view: Visibility): ReadonlySet<Place> {
  let touched = known.get(view.places);
  if (!touched) known.set(view.places, (touched = findTouched(view)));
  return touched;
}

function findTouched(view: Visibility): ReadonlySet<Place> {
  const touched = new Set<Place>();
  const parts = touchedParts(view);
  for (const place of view.places.values())
    if (place.isHidden || place.type.name === 'Discriminator') touched.add(place);
  for (const place of view.gated)
    if (view.hiddenValues(place.node as Node).size > 0) touched.add(place);
  for (const { from, part } of view.references)
    // Outside of components, nothing is known of what it refers to.
    if (part === '' || part.startsWith('#') || parts.has(part)) touched.add(from);
  // A Set goes on with what is added to it meanwhile.
  for (const { parent, otherParents } of touched) {
    if (parent) touched.add(parent);
    for (const other of otherParents ?? []) touched.add(other);
  }
  return touched;
}

/** The components in which something is hidden, or in what they refer to. */
function touchedParts(view: Visibility): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const place of view.places.values())
    if (place.isHidden || place.type.name === 'Discriminator') touched.add(place.part);
  for (const place of view.gated)
    if (view.hiddenValues(place.node as Node).size > 0) touched.add(place.part);
  const referrers = new Map<string, string[]>();
  for (const { from, part } of view.references) {
    const list = referrers.get(part);
    if (list) list.push(from.part);
    else referrers.set(part, [from.part]);
  }
  // A Set goes on with what is added to it meanwhile.
  for (const part of touched)
    for (const referrer of referrers.get(part) ?? []) touched.add(referrer);
  return touched;
}
