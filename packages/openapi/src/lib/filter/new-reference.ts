import { isObject, ownField } from '../grammar/node.ts';
import type { Visibility } from './visibility.ts';

/**
 * How a reference reads in the result: positions in lists are others once the hidden ones before them are gone.
 *
 * @param visibility for the reader
 * @param reference as the document has it
 * @param from the object that has it
 * @returns the same, as far as it is no position
 */
export function newReference(visibility: Visibility, reference: string, from: object): string {
  if (!/#.*\/\d+(\/|$)/.test(reference)) return reference;
  const steps = visibility.target(reference, from)?.steps;
  if (!steps) return reference;
  const [address = '', fragment = ''] = reference.split('#');
  const written = fragment.split('/');
  // Below its own address, it has the last steps only.
  const first = steps.length - (written.length - 1);
  let holder: unknown = visibility.root;
  for (const [index, step] of steps.entries()) {
    const place = isObject(holder) ? visibility.places.get(holder) : undefined;
    const isPosition = Array.isArray(holder) && !place?.type.isPositional && /^\d+$/.test(step);
    if (isPosition && place && index >= first) {
      const before = (holder as unknown[]).slice(0, Number(step));
      written[index - first + 1] = String(
        before.filter((entry) => !visibility.isHidden(entry)).length,
      );
    }
    holder = ownField(holder, step);
  }
  return `${address}#${written.join('/')}`;
}
