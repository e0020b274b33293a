import type { Copier } from './copier.ts';
import { type Draft, set } from './draft.ts';
import type { Node } from './gates.ts';
import type { Part } from './parts.ts';
import { shapes } from './shapes.ts';

/**
 * Some bundlers put foreign files into a field of their own at the root (`x-ext`) and refer to places in them. The
 * copy has these fields as data; here the parts that are referred to take the place of it, as the reader sees them.
 *
 * @param root the document
 * @param copy of it
 * @param unreferenced the parts that nothing refers to any more
 * @param copier that copied the parts
 */
export function weaveForeign(
  root: Node,
  copy: Draft,
  unreferenced: ReadonlySet<Part>,
  copier: Copier,
): void {
  const { outside } = copier.view;
  const known = new Map<object, unknown>();
  const weave = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const part = outside.get(value);
    if (part?.isHidden || unreferenced.has(value)) return undefined;
    if (part) return copier.copyOf(value, part.shape) ?? copier.copy(value, part.shape);
    if (known.has(value)) return known.get(value);
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      known.set(value, list);
      // What is hidden leaves a place, so that references to its neighbours stay right.
      for (const entry of value) list.push(weave(entry) ?? null);
      return list;
    }
    const object: Draft = {};
    known.set(value, object);
    for (const [key, field] of Object.entries(value)) {
      const inner = weave(field);
      if (inner !== undefined) set(object, key, inner);
    }
    return object;
  };
  for (const [key, value] of Object.entries(root)) {
    if (shapes.document.fields.has(key) || key === 'x-tagGroups') continue;
    const woven = weave(value);
    if (woven === undefined) delete copy[key];
    else set(copy, key, woven);
  }
}
