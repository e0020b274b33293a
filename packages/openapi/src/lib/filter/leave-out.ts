import { isNode } from '../grammar/node.ts';
import type { Draft } from './draft.ts';

/**
 * Takes entries out of a list in a copy, and the list with the last of them: an empty `enum`, `required` or
 * `security` would mean something else.
 *
 * @param copy whose field it is
 * @param key the field
 * @param isGone which entries
 */
export function leaveOut(copy: Draft, key: string, isGone: (entry: unknown) => boolean): void {
  const list = copy[key];
  if (!Array.isArray(list)) return;
  const left = list.filter((entry) => !isGone(entry));
  if (left.length === list.length) return;
  if (left.length > 0) copy[key] = left;
  else delete copy[key];
}

/** The same for the fields of an object. */
export function leaveOutKeys(copy: Draft, key: string, isGone: (name: string) => boolean): void {
  const fields = copy[key];
  if (typeof fields !== 'object' || fields === null) return;
  const names = Object.keys(fields);
  const gone = names.filter(isGone);
  for (const name of gone) delete (fields as Draft)[name];
  if (gone.length > 0 && gone.length === names.length) delete copy[key];
}

/** @returns whether nothing is left in an object that had something */
export function isLeftEmpty(source: unknown, copy: unknown): boolean {
  return (
    isNode(copy) &&
    isNode(source) &&
    Object.keys(copy).length === 0 &&
    Object.keys(source).length > 0
  );
}
