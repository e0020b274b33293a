import { isObject, type Node } from '../grammar/node.ts';
import type { Place } from './place.ts';
import type { Visibility } from './visibility.ts';

interface Touched {
  readonly parts: ReadonlySet<string>;
  readonly schemas: Map<object, boolean>;
}
const known = new WeakMap<Visibility, Touched>();

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
  let touched = known.get(view);
  if (!touched) known.set(view, (touched = { parts: touchedParts(view), schemas: new Map() }));
  return look(view, place, touched);
}

function look(view: Visibility, { node, isHidden, type }: Place, touched: Touched): boolean {
  if (isHidden || type.name === 'Discriminator') return true;
  const before = touched.schemas.get(node);
  if (before !== undefined) return before;
  touched.schemas.set(node, false);
  let found = view.hidesValues && view.hiddenValues(node as Node).size > 0;
  for (const key in node) {
    if (found) break;
    const value = (node as Node)[key];
    if (isObject(value)) {
      const inner = view.places.get(value);
      found = inner !== undefined && look(view, inner, touched);
    } else if (typeof value === 'string' && (key === '$ref' || key === '$dynamicRef')) {
      const part = view.target(value)?.part ?? '';
      // Outside of components, nothing is known of what it refers to.
      found = part === '' || part.startsWith('#') || touched.parts.has(part);
    }
  }
  touched.schemas.set(node, found);
  return found;
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
