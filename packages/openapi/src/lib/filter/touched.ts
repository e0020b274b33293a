import { isNode, type Node } from '../grammar/node.ts';
import type { Visibility } from './visibility.ts';

const known = new WeakMap<Visibility, ReadonlySet<string>>();

/**
 * Whether something may be hidden in a schema or in what it refers to. Most schemas are nothing but a reference to a
 * component, and in most components nothing is hidden: so most examples need not be looked at.
 *
 * @param view of the reader
 * @param schema of an example
 */
export function isTouched(view: Visibility, schema: unknown): boolean {
  const reference = isNode(schema) ? schema['$ref'] : undefined;
  if (typeof reference !== 'string' || Object.keys(schema as Node).length > 1) return true;
  const part = view.target(reference)?.part;
  return (
    part === undefined ||
    !part.includes('/') ||
    part.startsWith('#') ||
    touchedParts(view).has(part)
  );
}

function touchedParts(view: Visibility): ReadonlySet<string> {
  const before = known.get(view);
  if (before) return before;
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
  known.set(view, touched);
  return touched;
}
