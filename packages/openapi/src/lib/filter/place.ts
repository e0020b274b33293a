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
  /** Something is hidden in it or in what it refers to. */
  isAffected: boolean;
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
 */
export function isOut(place: Place, isAround: (place: Place) => boolean = never): boolean {
  let at = place;
  // Nearly always there is one way up.
  while (at.parent && !at.otherParents && !at.isHidden && !isAround(at)) at = at.parent;
  if (!at.otherParents) return at.isHidden && !isAround(at);
  const ways = new Set([at]);
  // A Set goes on with what is added to it meanwhile.
  for (const way of ways) {
    if (isAround(way)) return false;
    if (way.isHidden) continue;
    if (!way.parent) return false;
    ways.add(way.parent);
    for (const other of way.otherParents ?? []) ways.add(other);
  }
  return true;
}

const never = (): boolean => false;
