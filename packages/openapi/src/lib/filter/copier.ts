import { describeValue } from '@bookplate/protocol';
import { checkDepth, fail } from './fail.ts';
import { finish } from './finish.ts';
import { type Node, withoutGates } from './gates.ts';
import { marks, marksOf } from './marks.ts';
import { type Shape, shapeOf } from './shapes.ts';
import type { View } from './view.ts';

/** An object of the result, while it is made. */
export type Draft = Record<string, unknown>;

/** In place of a copy: the reader does not see it. */
export const hidden: unique symbol = Symbol('hidden');

/**
 * Copies what a reader sees. An object that stands in several places (a YAML alias) is one in the copy as well, so
 * that the work grows with the document as it was written and not with what it would unfold to.
 */
export class Copier {
  readonly view: View;
  /** What was left out. */
  readonly hiddenNodes: Map<object, Shape> = new Map();
  /** Whether any enum lost a value. */
  hasHiddenValues = false;
  /** Rules that matter only if anything is hidden, for when that is known. */
  readonly postponed: (() => void)[] = [];
  /** By the shape's number. */
  readonly #copies: Map<object, object | typeof hidden>[] = [];
  readonly #path: string[] = [];
  #depth = 0;

  constructor(view: View) {
    this.view = view;
  }

  /** Where the walk is, for errors. */
  readonly path = (): string => this.#path.slice(0, this.#depth).join('.');

  /** The copy of an object, if it has been made and remembered. */
  readonly copyOf = (source: object, shape: Shape): object | typeof hidden | undefined =>
    this.#copies[shape.number]?.get(source);

  /**
   * @param source an object of the document
   * @param shape its shape; undefined for data
   * @param parent what holds it
   * @returns its copy, sharing nothing with it, or {@link hidden}
   */
  copy(source: object, shape: Shape | undefined, parent?: object): object | typeof hidden {
    const copies = (this.#copies[shape?.number ?? 0] ??= new Map());
    const known = copies.get(source);
    if (known) return known;
    checkDepth(this.#depth, this.path);
    if (Array.isArray(source)) return this.#copyList(source, shape, copies);
    if (!isPlain(source)) return structuredClone(source);
    const keys = Object.keys(source);
    const found = marksOf(keys, shape);
    if (shape && found & marks.mayHide && this.view.isHidden(source, shape, this.path, parent)) {
      this.hiddenNodes.set(source, shape);
      return hidden;
    }
    const copy = this.#copyObject(source as Node, keys, shape, copies);
    if (shape && found & marks.mayName && copy !== hidden)
      finish(source as Node, copy as Draft, shape, this);
    return copy;
  }

  #copyList(
    source: readonly unknown[],
    shape: Shape | undefined,
    copies: Map<object, object | typeof hidden>,
  ): object | typeof hidden {
    const copy: unknown[] = [];
    copies.set(source, copy);
    for (let index = 0; index < source.length; index += 1) {
      const value = source[index];
      if (typeof value !== 'object' || value === null) {
        copy.push(isJson(value) ? value : this.#refuse(String(index), value));
        continue;
      }
      const entry = this.#copyIn(String(index), value, shape?.rest, source);
      if (entry !== hidden) copy.push(entry);
      else if (shape?.required.size) copy.push(shape.required.get('')?.());
    }
    if (!shape || copy.length > 0 || source.length === 0) return copy;
    copies.set(source, hidden);
    return hidden;
  }

  #copyObject(
    source: Node,
    keys: readonly string[],
    shape: Shape | undefined,
    copies: Map<object, object | typeof hidden>,
  ): object | typeof hidden {
    const copy: Draft = {};
    // An object without objects in it is copied as often as it is met: that costs less than to remember it.
    let isKnown = shape?.kind === 'example';
    if (isKnown) copies.set(source, copy);
    let hadRest = false;
    let hasRest = false;
    for (const key of keys) {
      let value = source[key];
      if (typeof value === 'object' && value !== null) {
        if (!isKnown) copies.set(source, copy);
        isKnown = true;
        if (shape?.isObject && key.startsWith('x-')) value = withoutGates(key, value as object);
        if (value === undefined) continue;
        const inner = shapeOf(shape, key);
        const isRest = inner !== undefined && inner === shape?.rest;
        hadRest ||= isRest;
        value = this.#copyIn(key, value as object, inner, source);
        if (value !== hidden) hasRest ||= isRest;
        else if (shape?.required.has(key)) value = shape.required.get(key)?.();
        else continue;
      } else if (!isJson(value)) this.#refuse(key, value);
      else if (shape !== undefined) {
        if (shape.rest && shapeOf(shape, key) === shape.rest) hasRest = true;
        if (key === '$ref' && shape.isObject && typeof value === 'string')
          value = this.reference(value, shape);
      }
      set(copy, key, value);
    }
    if (!hadRest || hasRest) return copy;
    copies.set(source, hidden);
    return hidden;
  }

  /** How a reference to something that is shown reads in the result. */
  reference(reference: string, shape: Shape): string {
    return this.view.target(reference, shape, this.path).reference;
  }

  #copyIn(
    key: string,
    value: object,
    shape: Shape | undefined,
    parent: object,
  ): object | typeof hidden {
    this.#path[this.#depth] = key;
    this.#depth += 1;
    const copy = this.copy(value, shape, parent);
    this.#depth -= 1;
    return copy;
  }

  #refuse(key: string, value: unknown): never {
    return fail(
      [this.path(), key].join('.'),
      `expected what JSON or YAML can say, found ${describeValue(value)}`,
    );
  }
}

function isJson(value: unknown): boolean {
  return typeof value !== 'function' && typeof value !== 'symbol';
}

/**
 * Sets a field of its own. Assigning to `__proto__` would set the prototype instead, and what a document says there
 * would seem to be a part of everything else.
 */
export function set(draft: Draft, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(draft, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else draft[key] = value;
}

/** YAML parsers make a Date of a timestamp, and a Map where they are told to. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    prototype === Object.prototype ||
    prototype === null ||
    Object.prototype.toString.call(value) === '[object Object]'
  );
}
