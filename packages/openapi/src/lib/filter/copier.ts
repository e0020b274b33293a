import { describeValue } from '@bookplate/protocol';
import type { Name } from './collect-references.ts';
import { type Draft, hidden, set } from './draft.ts';
import { checkDepth, fail } from './fail.ts';
import { finish } from './finish.ts';
import { type Node, withoutGates } from './gates.ts';
import { marks, marksOf } from './marks.ts';
import { type Shape, shapeOf } from './shapes.ts';
import type { View } from './view.ts';

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
  /** What each component refers to, each part outside of OpenAPI's own places, and (as '') all the rest. */
  readonly references: Map<Name | object, (Name | object)[]> = new Map();
  /** The shapes of what was met again, for whoever wants to know what that refers to. */
  readonly aliases: Map<object, Shape> = new Map();
  #referrer: (Name | object)[] = [];
  /** By the shape's number; 0 is data. */
  readonly #copies: Map<object, object | typeof hidden>[] = [];
  readonly #path: string[] = [];
  #depth = 0;

  constructor(view: View) {
    this.view = view;
    this.references.set('', this.#referrer);
  }

  /** Where the walk is, for errors. */
  readonly path = (): string => this.#path.slice(0, this.#depth).join('.');

  /** The copy of an object, if it has been made and remembered. */
  copyOf(source: object, shape: Shape): object | typeof hidden | undefined {
    return this.#copies[shape.number]?.get(source);
  }

  /** Notes that what is being copied refers to something. */
  refer(to: Name | object): void {
    this.#referrer.push(to);
  }

  /** Notes a reference to something that is shown, and returns how it reads in the result. */
  reference(reference: string, shape: Shape): string {
    const target = this.view.target(reference, shape, this.path);
    if (target.component !== undefined) this.refer(target.component);
    else if (target.isOutside) this.refer(target.node as object);
    return target.reference;
  }

  /** Copies a part as one that others refer to. */
  copyReferred(name: Name | object, source: object, shape: Shape): object | typeof hidden {
    const referrer = this.#referrer;
    this.#referrer = [];
    this.references.set(name, this.#referrer);
    const copy = this.copy(source, shape);
    this.#referrer = referrer;
    return copy;
  }

  /**
   * @param source an object of the document
   * @param shape its shape; undefined for data
   * @param parent what holds it
   * @returns its copy, sharing nothing with it, or {@link hidden}
   */
  copy(source: object, shape: Shape | undefined, parent?: object): object | typeof hidden {
    const copies = (this.#copies[shape ? shape.number : 0] ??= new Map());
    const known = copies.get(source);
    if (known !== undefined) {
      if (shape && known !== hidden) {
        this.aliases.set(known, shape);
        this.refer(known);
      }
      return known;
    }
    checkDepth(this.#depth, this.path);
    if (Array.isArray(source)) return this.#copyList(source, shape, copies);
    if (!isPlain(source)) return structuredClone(source);
    const node = source as Node;
    const keys = Object.keys(node);
    if (!shape?.isObject) return this.#copyObject(node, keys, shape, copies);
    const found = marksOf(keys, shape);
    if (found & marks.mayHide && this.view.isHidden(node, shape, this.path, parent)) {
      this.hiddenNodes.set(node, shape);
      return hidden;
    }
    const copy = this.#copyObject(node, keys, shape, copies);
    if (found & marks.mayName && copy !== hidden) finish(node, copy as Draft, shape, this);
    return copy;
  }

  #copyList(
    source: readonly unknown[],
    shape: Shape | undefined,
    copies: Map<object, object | typeof hidden>,
  ): object | typeof hidden {
    const copy: unknown[] = [];
    let isRemembered = !this.#isWorthRemembering(source.length);
    for (let index = 0; index < source.length; index += 1) {
      const value = source[index];
      if (typeof value === 'object' && value !== null) {
        if (!isRemembered) copies.set(source, copy);
        isRemembered = true;
        const entry = this.#copyIn(String(index), value, shape?.rest, source);
        if (entry !== hidden) copy.push(entry);
        else if (shape?.required.size) copy.push(shape.required.get('')?.());
      } else copy.push(isJson(value) ? value : this.#refuse(String(index), value));
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
    let isRemembered = !this.#isWorthRemembering(keys.length);
    if (shape?.kind === 'example') copies.set(source, copy);
    let hadRest = false;
    let hasRest = false;
    for (const key of keys) {
      let value = source[key];
      if (typeof value === 'object' && value !== null) {
        if (!isRemembered) copies.set(source, copy);
        isRemembered = true;
        if (shape) {
          if (shape.isObject && key.startsWith('x-')) value = withoutGates(key, value);
          if (value === undefined) continue;
          const inner = shapeOf(shape, key);
          const isRest = inner !== undefined && inner === shape.rest;
          hadRest ||= isRest;
          value = this.#copyIn(key, value as object, inner, source);
          if (value !== hidden) hasRest ||= isRest;
          else if (shape.required.has(key)) value = shape.required.get(key)?.();
          else continue;
        } else value = this.#copyIn(key, value, undefined, source);
      } else if (!isJson(value)) this.#refuse(key, value);
      else if (shape) {
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

  /**
   * To remember a copy costs as much as to make a small one. An object without objects in it is copied as often as it
   * is met, and so are small ones at every second level: that multiplies the work at most by their size, and what is
   * below them is remembered.
   */
  #isWorthRemembering(size: number): boolean {
    return size > 8 || (this.#depth & 1) === 0;
  }

  #copyIn(
    key: string,
    value: object,
    shape: Shape | undefined,
    parent: object,
  ): object | typeof hidden {
    this.#path[this.#depth] = key;
    this.#depth += 1;
    const isComponent = this.#depth === 3 && this.#path[0] === 'components' && shape;
    const copy = isComponent
      ? this.copyReferred(`${this.#path[1]}/${key}`, value, shape)
      : this.copy(value, shape, parent);
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

/** YAML parsers make a Date of a timestamp, and a Map where they are told to. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    prototype === Object.prototype ||
    prototype === null ||
    Object.prototype.toString.call(value) === '[object Object]'
  );
}
