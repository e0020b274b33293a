import type { Node } from '../grammar/node.ts';
import { listOf } from '../grammar/node.ts';
import type { Draft } from './draft.ts';
import { leaveOut, leaveOutKeys } from './leave-out.ts';

/**
 * Takes values out of an `enum`, and what other fields say of them.
 *
 * @param source a schema or a server variable
 * @param copy its copy
 * @param values that are hidden
 */
export function hideValues(source: Node, copy: Draft, values: ReadonlySet<unknown>): void {
  if (values.size === 0) return;
  const all = listOf(source['enum']);
  leaveOut(copy, 'enum', (value) => values.has(value));
  for (const key of Object.keys(copy)) {
    // Names and descriptions of the values, as several generators write them: by position, or by value.
    if (!key.startsWith('x-enum')) continue;
    const about = copy[key];
    if (Array.isArray(about)) {
      // Another hidden value may have gone before.
      if (about.length === all.length)
        copy[key] = about.filter((_, index) => !values.has(all[index]));
    } else
      leaveOutKeys(copy, key, (name) => all.some((one) => values.has(one) && String(one) === name));
  }
  if (values.has(copy['default'])) delete copy['default'];
}
