import { isGateKey, withoutGate } from '../grammar/gates.ts';
import { isObject, type Node } from '../grammar/node.ts';
import type { Type } from '../grammar/types.ts';
import { Cuts } from './cuts.ts';
import { type Draft, set } from './draft.ts';
import { cleanUp } from './clean-up.ts';
import type { Place } from './place.ts';
import { newReference } from './new-reference.ts';
import { judgeByHidden } from './prune-examples.ts';
import { isUnreferenced } from './unreferenced.ts';
import type { Visibility } from './visibility.ts';
import type { Writing } from './writing.ts';

/**
 * Writes what a reader sees. An object that is in several places (a YAML alias) is one in the copy as well, so
 * that the work grows with the document as it was written and not with what it would unfold to.
 *
 * @param visibility for the reader
 * @returns a document that shares nothing with it
 */
export function copyDocument(visibility: Visibility): Draft {
  const { places } = visibility;
  const works: (() => void)[] = [];
  const judgements: (() => void)[] = [];
  const writing: Writing = {
    visibility,
    copyOf: (source) => {
      const place = isObject(source) ? places.get(source) : undefined;
      return place?.copy as Draft | undefined;
    },
    later: (work) => void works.push(work),
    judge: (work) => void judgements.push(work),
    cuts: new Cuts(),
  };

  const copy = (place: Place): object => {
    if (place.copy) return place.copy;
    return Array.isArray(place.node)
      ? copyList(place, place.node)
      : copyFields(place, place.node as Node);
  };
  /** Returns undefined for what is hidden or nothing but left over. */
  const copyIn = (value: object, holder: Place): object | undefined => {
    const place = places.get(value);
    if (!place) return copyValue(value);
    if (place.isHidden || isLeftOver(place, holder)) return undefined;
    const made = copy(place);
    return isEmptied(place, made) ? undefined : made;
  };
  const isLeftOver = (place: Place, holder: Place): boolean =>
    (place.part !== holder.part || place.type.name === 'Tag') && isUnreferenced(visibility, place);

  const copyList = (place: Place, source: readonly unknown[]): object => {
    const list: unknown[] = [];
    place.copy = list;
    for (const value of source) {
      const entry = isObject(value) ? copyIn(value, place) : value;
      if (entry !== undefined || !isObject(value)) list.push(entry);
      else if (place.type.isPositional) list.push({});
    }
    return list;
  };
  const copyFields = (place: Place, source: Node): object => {
    const { type } = place;
    const draft: Draft = {};
    place.copy = draft;
    const mayGate = type.form === 'object' || type.form === 'extension';
    for (const key in source) {
      let value = source[key];
      if (mayGate && isGateKey(key)) {
        value = withoutGate(key, value);
        if (isObject(value)) value = structuredClone(value);
        if (value === undefined) continue;
      } else if (isObject(value)) {
        value = copyIn(value, place) ?? type.required.get(key)?.();
        if (value === undefined) continue;
      }
      if (key === '__proto__') set(draft, key, value);
      else draft[key] = value;
    }
    if (type.form !== 'map' && typeof draft['$ref'] === 'string')
      draft['$ref'] = newReference(visibility, draft['$ref'], source);
    if (visibility.isAnythingHidden && type.form === 'object') cleanUp(place, draft, writing);
    return draft;
  };

  const root = places.get(visibility.root) as Place;
  const document = copy(root) as Draft;
  for (const work of works) work();
  for (const judge of judgements) judge();
  if (visibility.isAnythingHidden) judgeByHidden(writing);
  writing.cuts.apply();
  return document;
}

/** Most of what is no place has texts and numbers only. `structuredClone` takes longer to begin than to copy these. */
function copyValue(value: object): object {
  if (Array.isArray(value))
    return value.every(isPrimitive) ? Array.from(value as unknown[]) : structuredClone(value);
  if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
  for (const key in value) if (!isPrimitive((value as Node)[key])) return structuredClone(value);
  return { ...value };
}

function isPrimitive(value: unknown): boolean {
  return !isObject(value) && typeof value !== 'function' && typeof value !== 'symbol';
}

/** A list or map of which nothing is left, and a field that had only such. */
function isEmptied({ node, type }: Place, copy: object): boolean {
  return isContainer(type) && isEmpty(copy) && !isEmpty(node);
}

function isEmpty(node: object): boolean {
  for (const _ in node) return false;
  return true;
}

function isContainer({ form, name }: Type): boolean {
  return form === 'map' || form === 'list' || name === 'Components';
}
