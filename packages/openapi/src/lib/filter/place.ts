import { toPointer } from '../grammar/pointer.ts';
import type { Type } from '../grammar/types.ts';

/** An object or list of the document, and what is known of it. One that YAML aliases put into several places is one. */
export interface Place {
  readonly node: object;
  readonly type: Type;
  readonly key: string;
  /** What holds it. */
  parent: Place | undefined;
  /** What else holds it, by an alias. */
  otherParents: Place[] | undefined;
  /** The component that it is in or is, such as `schemas/Pet`; '' outside of components. */
  readonly part: string;
  /** How many of what it cannot do without are shown: entries of a list, operations of a path. */
  left: number;
  /** It is not for the reader. What is in it is not marked, see {@link isOut}. */
  isHidden: boolean;
  /** What was written of it. */
  copy: object | undefined;
}

/** What a reference leads to. */
export interface Target {
  /** What stands there; undefined if nothing does. */
  readonly node: unknown;
  /** The objects and lists on the way, with it. */
  readonly chain: readonly object[];
  readonly steps: readonly string[];
  /** The component that it is in or is, or a place outside of components. */
  readonly part: string;
}

/**
 * Follows a reference, as far as it is one within the document.
 *
 * @param reference as it is written
 * @param from the object that has it, which may have its own address
 */
export type FindTarget = (reference: string, from?: object) => Target | undefined;

/** That an object refers to something or names it. */
export interface Reference {
  readonly from: Place;
  readonly part: string;
}

/** @returns where it is, as a JSON Pointer (RFC 6901) */
export function pointerTo(place: Place, more: readonly (string | number)[] = []): string {
  const steps: (string | number)[] = [...more];
  let left = 1_000;
  for (let at: Place | undefined = place; at?.parent && left > 0; at = at.parent, left -= 1)
    steps.unshift(at.key);
  return toPointer(steps);
}

/**
 * Whether a place is hidden or is in what is, wherever an alias puts it.
 *
 * @param place asked about
 * @param isAround at which places not to look further out
 * @param seen on the way
 */
export function isOut(
  place: Place,
  isAround: (place: Place) => boolean = never,
  seen: Set<Place> = new Set(),
): boolean {
  if (isAround(place)) return false;
  if (place.isHidden) return true;
  if (!place.parent || seen.has(place)) return false;
  if (!place.otherParents && !place.parent.otherParents && seen.size === 0) {
    // Nearly always there is one way up.
    let at: Place | undefined = place;
    while (at && !at.otherParents && !at.isHidden && !isAround(at)) at = at.parent;
    return at !== undefined && isOut(at, isAround, new Set([place]));
  }
  seen.add(place);
  return (
    isOut(place.parent, isAround, seen) &&
    (place.otherParents ?? []).every((one) => isOut(one, isAround, seen))
  );
}

const never = (): boolean => false;
