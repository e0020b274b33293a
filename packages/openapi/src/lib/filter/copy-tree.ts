import { type Draft, set } from './draft.ts';
import { isObject, type Node } from '../grammar/node.ts';

/**
 * Copies a tree, in less time than structuredClone takes: that looks for objects which it has met.
 *
 * @param source an object of a tree, see `isOpenDocument`
 * @returns a copy that shares nothing with it
 */
export function copyTree<T extends object>(source: T): T {
  if (Array.isArray(source)) {
    const list: unknown[] = [];
    for (let index = 0; index < source.length; index += 1) {
      const value: unknown = source[index];
      list.push(isObject(value) ? copyTree(value) : value);
    }
    return list as T;
  }
  const copy: Draft = {};
  // Far faster than over Object.keys.
  for (const key in source) {
    const value = (source as Node)[key];
    const field = isObject(value) ? copyTree(value) : value;
    if (key === '__proto__') set(copy, key, field);
    else copy[key] = field;
  }
  return copy as T;
}
