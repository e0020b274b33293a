import { isVisible } from '@bookplate/protocol';
import { anchorsOf } from './anchors.ts';
import type { Composition } from './compose.ts';
import { checkDepth, fail } from './fail.ts';
import { enumGatesOf, isNode, isShown, type Node, type Reader } from './gates.ts';
import { isHiddenByRule } from './hidden-by-rule.ts';
import { parsePointer } from './pointer.ts';
import { type Shape, shapeOf, shapes } from './shapes.ts';
import { visitOperations } from './visit-operations.ts';

/** What a reference leads to. */
export interface Target {
  readonly node: unknown;
  /** The target is hidden, or stands in something that is: what refers to it is hidden, too. */
  readonly isHidden: boolean;
  /** How the reference reads in the result, where positions in lists can be others. */
  readonly reference: string;
  /** The component it is in or is, such as `schemas/Pet`. */
  readonly component: string | undefined;
  /** It is in a field of the root that OpenAPI does not define, where some bundlers put foreign files. */
  readonly isOutside: boolean;
}

/** A document as one reader sees it: answers what is hidden, and what references lead to. */
export class View {
  readonly root: Node;
  /** What {@link compose} found. */
  readonly compositions: Map<unknown, Composition> = new Map();
  readonly hiddenTags: ReadonlySet<unknown>;
  /** What references lead to outside of OpenAPI's own places; see {@link Target.isOutside}. */
  readonly outside: Map<object, { readonly shape: Shape; readonly isHidden: boolean }> = new Map();
  readonly hiddenSchemes: ReadonlySet<string>;
  readonly #reader: Reader;
  readonly #targets = new Map<string, Target>();
  readonly #verdicts = new Map<Node, boolean>();
  #anchors: ReadonlyMap<string, string> | undefined;
  #hiddenOperations: ReadonlySet<unknown> | undefined;
  #depth = 0;

  constructor(root: Node, reader: Reader) {
    this.root = root;
    this.#reader = reader;
    const { tags, components } = root;
    const schemes = isNode(components) ? components['securitySchemes'] : undefined;
    this.hiddenTags = new Set(
      (Array.isArray(tags) ? tags : [])
        .filter((tag, index) => isNode(tag) && !isShown(tag, reader, () => `tags[${index}]`))
        .map((tag: Node) => tag['name']),
    );
    this.hiddenSchemes = new Set(
      Object.entries(isNode(schemes) ? schemes : {})
        .filter(([name, node]) =>
          this.isHidden(node, shapes.securityScheme, () => `components.securitySchemes.${name}`),
        )
        .map(([name]) => name),
    );
  }

  /**
   * Whether something is hidden: by its own gates, because it refers to something hidden, or because what is left of
   * it would be nothing.
   *
   * @param node the thing
   * @param shape its shape
   * @param path where it stands, for errors
   * @param parent what holds it, for an operation
   * @returns true if it is not to be in the result
   */
  isHidden(node: unknown, shape: Shape, path: () => string, parent?: unknown): boolean {
    if (!shape.isObject || !isNode(node)) return false;
    if (!isShown(node, this.#reader, path)) return true;
    const reference = node['$ref'];
    if (typeof reference === 'string') return this.target(reference, shape, path).isHidden;
    if (!hasRule.has(shape.kind)) return false;
    const known = shape.kind === 'operation' ? undefined : this.#verdicts.get(node);
    if (known !== undefined) return known;
    // In a circle, a thing is not hidden because of itself.
    this.#verdicts.set(node, false);
    this.#depth += 1;
    checkDepth(this.#depth, path);
    const verdict = isHiddenByRule(this, node, shape, path, parent);
    this.#depth -= 1;
    this.#verdicts.set(node, verdict);
    return verdict;
  }

  /**
   * Follows a reference.
   *
   * @param reference the value of `$ref`
   * @param shape what it stands for
   * @param path where it stands, for errors
   * @returns where it leads; a reference to nothing is as wrong in the result as it was
   * @throws {ConfigurationError} if it leads to another document, whose gates cannot be seen
   */
  target(reference: string, shape: Shape, path: () => string): Target {
    const known = this.#targets.get(reference);
    if (known) return known;
    const target = { node: undefined, isHidden: false, component: undefined, isOutside: false };
    this.#targets.set(reference, { ...target, reference });
    this.#depth += 1;
    checkDepth(this.#depth, path);
    const found = this.#follow(reference, shape, path);
    this.#depth -= 1;
    this.#targets.set(reference, found);
    return found;
  }

  /** Follows references until something stands there. */
  resolve(node: unknown, shape: Shape, path: () => string): unknown {
    const seen = new Set<unknown>();
    while (isNode(node) && typeof node['$ref'] === 'string' && !seen.has(node)) {
      seen.add(node);
      node = this.target(node['$ref'], shape, path).node;
    }
    return node;
  }

  /** The values of an `enum` that the reader does not see. */
  hiddenValues(node: Node, path: () => string): ReadonlySet<unknown> {
    const gates = enumGatesOf(node, path);
    const values = node['enum'];
    if (gates.length === 0 || !Array.isArray(values)) return nothingHidden;
    return new Set(
      values.filter((value) =>
        gates.some((groupsOf) => !isVisible(groupsOf.get(String(value)), this.#reader?.groups)),
      ),
    );
  }

  /** The `operationId` of every operation that is hidden. */
  hiddenOperations(): ReadonlySet<unknown> {
    if (this.#hiddenOperations) return this.#hiddenOperations;
    const found = new Set<unknown>();
    this.#hiddenOperations = found;
    visitOperations(this.root, (operation, item, ...where) => {
      const path = (): string => where.join('.');
      if (
        this.isHidden(item, shapes.pathItem, path) ||
        this.isHidden(operation, shapes.operation, path, item)
      )
        found.add(operation['operationId']);
    });
    return this.#hiddenOperations;
  }

  #follow(reference: string, shape: Shape, path: () => string): Target {
    const steps = parsePointer(reference);
    if (!steps) {
      this.#anchors ??= anchorsOf(this.root);
      const pointer = this.#anchors.get(reference);
      if (pointer !== undefined) return { ...this.target(pointer, shape, path), reference };
      if (reference.startsWith('#')) return { ...this.target('#/', shape, path), reference };
      return fail(
        [path(), '$ref'].filter(Boolean).join('.'),
        `${JSON.stringify(reference)} leads to another document, and its gates cannot be seen; bundle the documents into one first, with \`npx @redocly/cli bundle\` for example`,
      );
    }
    const component =
      steps[0] === 'components' && steps[2] !== undefined ? `${steps[1]}/${steps[2]}` : undefined;
    /** As they are written, for whoever compares references as text. */
    const written = reference.split('/');
    let isHidden = false;
    let node: unknown = this.root;
    let at: Shape | undefined = shapes.document;
    const where = (): string => reference;
    for (const [index, step] of steps.entries()) {
      const holder: unknown = node;
      const holderShape: Shape | undefined = at;
      const isThere = typeof holder === 'object' && holder !== null && Object.hasOwn(holder, step);
      node = isThere ? (holder as Node)[step] : undefined;
      at = shapeOf(holderShape, step);
      if (Array.isArray(holder) && holderShape?.kind === 'list')
        written[index + 1] = this.#newIndex(holder, holderShape, step, where);
      if (node === undefined)
        return { node, isHidden: false, reference, component: undefined, isOutside: false };
      if (!at && index > 0 && holderShape)
        return fail(
          [path(), '$ref'].filter(Boolean).join('.'),
          `${JSON.stringify(reference)} leads into data (an example or an extension), which has no gates; move what it refers to into components`,
        );
      isHidden ||= at !== undefined && this.isHidden(node, at, where, holder);
    }
    const isOutside = at === undefined;
    if (isOutside && typeof node === 'object' && node !== null) {
      isHidden = this.isHidden(node, shape, where);
      this.outside.set(node, { shape, isHidden });
    }
    return { node, isHidden, reference: written.join('/'), component, isOutside };
  }

  /** The position of an entry once the hidden ones before it are gone. */
  #newIndex(list: readonly unknown[], shape: Shape, step: string, path: () => string): string {
    const { rest } = shape;
    const index = Number(step);
    if (!rest || shape.required.size > 0 || !Number.isInteger(index)) return step;
    const before = list.slice(0, index).filter((entry) => !this.isHidden(entry, rest, path));
    return String(before.length);
  }
}

const nothingHidden: ReadonlySet<unknown> = new Set();
const hasRule = new Set<Shape['kind']>([
  'callback',
  'link',
  'operation',
  'path item',
  'schema',
  'server',
]);
