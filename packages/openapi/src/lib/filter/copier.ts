import { describeValue } from '@bookplate/protocol';
import { copyTree } from './copy-tree.ts';
import { type Draft, hidden, set } from './draft.ts';
import { checkDepth, fail } from './fail.ts';
import { finish } from './finish.ts';
import { type Node, withoutGates } from './gates.ts';
import type { Outline } from './look-through.ts';
import { marks, marksOfKey, marksOfKind } from './marks.ts';
import { depthOfParts, type Part, Parts } from './parts.ts';
import { type Shape, shapeOf } from './shapes.ts';
import type { Target, View } from './view.ts';

/**
 * Copies what a reader sees. In a tree, only what has gates or references in it is walked through. In a graph, an
 * object that stands in several places (a YAML alias) is one in the copy as well, so that the work grows with the
 * document as it was written and not with what it would unfold to.
 */
export class Copier {
  readonly view: View;
  readonly parts: Parts = new Parts();
  /** What was left out. */
  readonly hiddenNodes: Map<object, Shape> = new Map();
  /** The shapes of what was met again in a graph, for whoever wants to know what that refers to. */
  readonly aliases: Map<object, Shape> = new Map();
  readonly #sizes: Outline['sizes'] | undefined;
  /** The index of the size of what is copied next. */
  #next = 0;
  /** What was copied, by the shape's number; 0 is data. In a tree, only the examples that others refer to. */
  readonly #copies: Map<unknown, object | typeof hidden>[] = [];
  readonly #path: string[] = [];
  #depth = 0;
  /** How often something was found to be hidden. */
  #hides = 0;

  /**
   * @param view of the reader
   * @param outline of the document
   */
  constructor(view: View, { isTree, sizes }: Outline) {
    this.view = view;
    this.#sizes = isTree ? sizes : undefined;
  }

  /** Where the walk is, for errors. */
  readonly path = (): string => this.#path.slice(0, this.#depth).join('.');

  /** The copy of an example that is a component, or of anything in a graph. */
  copyOf(source: unknown, shape: Shape): object | typeof hidden | undefined {
    return this.#copies[shape.number]?.get(source);
  }

  /** Notes a reference to something that is shown, and returns how it reads in the result. */
  reference(reference: string, shape: Shape): string {
    return this.#refer(this.view.target(reference, shape, this.path));
  }

  #refer({ component, isOutside, node, reference }: Target): string {
    if (component !== undefined) this.parts.refer(component);
    else if (isOutside) this.parts.refer(node as object);
    return reference;
  }

  /** Copies a part of the document. */
  copyPart(part: Part, source: object, shape: Shape): object | typeof hidden {
    const copy = this.parts.within(part, () => this.copy(source, shape));
    if (shape.kind === 'example') this.#copiesOf(shape).set(source, copy);
    return copy;
  }

  /**
   * @param source an object of the document
   * @param shape its shape; undefined for data
   * @param parent what holds it
   * @returns its copy, sharing nothing with it, or {@link hidden}
   */
  copy(source: object, shape: Shape | undefined, parent?: object): object | typeof hidden {
    if (!this.#sizes) return this.#copyOnce(source, shape, parent);
    const index = this.#next;
    const size = this.#sizes[index] ?? 0;
    const isWalked = shape && (size > 0 || shape.isWalked);
    this.#next += 1;
    const copy = isWalked ? this.#copyAnew(source, shape, parent) : copyTree(source);
    this.#next = index + Math.abs(size);
    return copy;
  }

  /** Copies an object of a graph. */
  #copyOnce(source: object, shape: Shape | undefined, parent?: object): object | typeof hidden {
    const known = this.#copiesOf(shape).get(source);
    if (known !== undefined) {
      if (shape && known !== hidden) {
        this.aliases.set(known, shape);
        this.parts.refer(known);
      }
      return known;
    }
    if (!Array.isArray(source) && !isPlain(source)) return structuredClone(source);
    return this.#copyAnew(source, shape, parent);
  }

  #copyAnew(source: object, shape: Shape | undefined, parent?: object): object | typeof hidden {
    checkDepth(this.#depth, this.path);
    if (Array.isArray(source)) return this.#copyList(source, shape);
    return shape ? this.#copyObject(source as Node, shape, parent) : this.#copyData(source as Node);
  }

  #copyList(source: readonly unknown[], shape: Shape | undefined): object | typeof hidden {
    const copy: unknown[] = [];
    this.#remember(source, shape, copy);
    for (let index = 0; index < source.length; index += 1) {
      const value = source[index];
      if (typeof value === 'object' && value !== null) {
        const entry = this.#copyIn(String(index), value, shape?.rest, source);
        if (entry !== hidden) copy.push(entry);
        else if (shape?.required.size) copy.push(shape.required.get('')?.());
      } else copy.push(isJson(value) ? value : this.#refuse(String(index), value));
    }
    if (!shape || copy.length > 0 || source.length === 0) return copy;
    this.#remember(source, shape, hidden);
    return hidden;
  }

  #copyData(source: Node): object {
    const copy: Draft = {};
    this.#remember(source, undefined, copy);
    for (const key in source) {
      let value = source[key];
      if (typeof value === 'object' && value !== null)
        value = this.#copyIn(key, value, undefined, source);
      else if (!isJson(value)) this.#refuse(key, value);
      set(copy, key, value);
    }
    return copy;
  }

  #copyObject(source: Node, shape: Shape, parent?: object): object | typeof hidden {
    const copy: Draft = {};
    this.#remember(source, shape, copy);
    let found = marksOfKind(shape);
    let hasRest = false;
    // What is hidden is known before anything in it is copied.
    for (const key in source) {
      const value = source[key];
      if (shape.isObject) found |= marksOfKey(key);
      if (!isJson(value)) this.#refuse(key, value);
      if (shape.rest && !isObject(value) && shapeOf(shape, key)) hasRest = true;
      set(copy, key, value);
    }
    if (found & marks.mayHide && this.view.isHidden(source, shape, this.path, parent))
      return this.#hide(source, shape);
    if (found & marks.refers && typeof source['$ref'] === 'string') {
      const target = this.view.target(source['$ref'], shape, this.path);
      if (target.isHidden) return this.#hide(source, shape);
      copy['$ref'] = this.#refer(target);
    }
    const hides = this.#hides;
    const isEmptied = this.#copyFields(source, copy, shape);
    if (isEmptied && !hasRest) {
      this.#remember(source, shape, hidden);
      return hidden;
    }
    if (found & marks.mayName || this.#hides > hides) finish(source, copy, shape, this);
    return copy;
  }

  /** Copies the fields that are objects. Returns true if they were entries of a map, and all are hidden. */
  #copyFields(source: Node, copy: Draft, shape: Shape): boolean {
    let hadEntries = false;
    let hasEntries = false;
    for (const key in source) {
      const value = source[key];
      if (!isObject(value)) continue;
      const inner = shapeOf(shape, key);
      let field: unknown = this.#copyIn(key, value, inner, source);
      if (!inner) field = withoutGates(key, field as object) ?? hidden;
      else if (inner === shape.rest) {
        hadEntries = true;
        if (field !== hidden) hasEntries = true;
      }
      if (field === hidden && shape.required.has(key)) field = shape.required.get(key)?.();
      if (field === hidden) delete copy[key];
      else set(copy, key, field);
    }
    return hadEntries && !hasEntries;
  }

  #hide(source: Node, shape: Shape): typeof hidden {
    this.hiddenNodes.set(source, shape);
    this.parts.touch();
    this.#remember(source, shape, hidden);
    return hidden;
  }

  /** In a tree, nothing is met again. */
  #remember(source: object, shape: Shape | undefined, copy: object | typeof hidden): void {
    if (!this.#sizes) this.#copiesOf(shape).set(source, copy);
  }

  #copiesOf(shape: Shape | undefined): Map<unknown, object | typeof hidden> {
    return (this.#copies[shape ? shape.number : 0] ??= new Map());
  }

  #copyIn(
    key: string,
    value: object,
    shape: Shape | undefined,
    parent: object,
  ): object | typeof hidden {
    this.#path[this.#depth] = key;
    this.#depth += 1;
    const copy =
      shape && this.#depth === depthOfParts.get(this.#path[0])
        ? this.copyPart(`${this.#path[this.#depth - 2]}/${key}`, value, shape)
        : this.copy(value, shape, parent);
    this.#depth -= 1;
    if (copy === hidden) this.#hides += 1;
    return copy;
  }

  #refuse(key: string, value: unknown): never {
    return fail(
      [this.path(), key].join('.'),
      `expected what JSON or YAML can say, found ${describeValue(value)}`,
    );
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
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
