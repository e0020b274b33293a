import { isObject, ownField } from '../grammar/node.ts';
import type { Visibility } from './visibility.ts';

/**
 * How a reference reads in the result: positions in lists are others once the hidden ones before them are gone.
 *
 * @param view of the reader
 * @param reference as the document has it
 * @returns the same, as far as it is no position
 */
export function newReference(view: Visibility, reference: string): string {
  if (!/\/\d+(\/|$)/.test(reference)) return reference;
  const steps = view.target(reference)?.steps;
  if (!steps) return reference;
  const written = reference.split('/');
  let holder: unknown = view.root;
  for (const [index, step] of steps.entries()) {
    const place = isObject(holder) ? view.places.get(holder) : undefined;
    if (Array.isArray(holder) && place && !place.type.isPositional && /^\d+$/.test(step)) {
      const before = holder.slice(0, Number(step));
      written[index + 1] = String(before.filter((entry) => !view.isHidden(entry)).length);
    }
    holder = ownField(holder, step);
  }
  return written.join('/');
}
