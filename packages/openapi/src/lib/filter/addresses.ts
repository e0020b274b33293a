import { isNode, isObject, type Node, ownField } from '../grammar/node.ts';
import { parsePointer } from '../grammar/pointer.ts';
import type { Place, Target } from './place.ts';

/** Of a document that does not say where it is: an address that no other has. */
const nowhere = 'document:///';

/**
 * Where references lead to within a document. They are URI references, relative to the `$id` of the schema around them,
 * else to the `$self` of the document (JSON Schema Core §8.2, OpenAPI 3.2.0 §4.1.2.2).
 */
export class Addresses {
  readonly #root: Node;
  readonly #base: string;
  readonly #places: ReadonlyMap<object, Place>;
  /** Schemas with an `$id`; few documents have any. */
  readonly #resources = new Map<Place, string>();
  readonly #named = new Map<string, Place>();
  readonly #found = new Map<string, Target | undefined>();

  constructor(root: Node, places: ReadonlyMap<object, Place>) {
    this.#root = root;
    this.#places = places;
    const { $self } = root;
    this.#base = (typeof $self === 'string' && resolve($self, nowhere)) || nowhere;
  }

  /**
   * Notes the addresses that a schema gives itself. The first of a name has it.
   *
   * @param place of a schema, with what holds it
   */
  add(place: Place): void {
    const { $id, $anchor, $dynamicAnchor } = place.node as Node;
    if (typeof $id === 'string') {
      const address = resolve($id, this.#baseOf(place.parent));
      if (address !== undefined) this.#add(address, place);
      // One that is only a fragment is an anchor, as in older drafts.
      if (address !== undefined && !address.includes('#')) this.#resources.set(place, address);
    }
    for (const anchor of [$anchor, $dynamicAnchor])
      if (typeof anchor === 'string') {
        const address = resolve(`#${anchor}`, this.#baseOf(place));
        if (address !== undefined) this.#add(address, place);
      }
  }

  /**
   * Follows one reference.
   *
   * @param reference as it is written
   * @param from the object that has it
   * @returns what it leads to, or undefined if that is in no part of this document that is known
   */
  target(reference: string, from?: object): Target | undefined {
    const place = from && this.#resources.size > 0 ? this.#places.get(from) : undefined;
    const base = this.#baseOf(place);
    const key = base === this.#base ? reference : `${base} ${reference}`;
    if (this.#found.has(key)) return this.#found.get(key);
    const found = this.#find(reference, base);
    // What is not found may be named later.
    if (found) this.#found.set(key, found);
    return found;
  }

  #add(address: string, place: Place): void {
    const name = address.replace(/#$/, '');
    if (!this.#named.has(name)) this.#named.set(name, place);
  }

  #baseOf(place: Place | undefined): string {
    if (this.#resources.size === 0) return this.#base;
    for (let at = place; at; at = at.parent) {
      const own = this.#resources.get(at);
      if (own !== undefined) return own;
    }
    return this.#base;
  }

  #find(reference: string, base: string): Target | undefined {
    const isOwn = reference.startsWith('#') && base === this.#base;
    if (isOwn && (reference === '#' || reference[1] === '/'))
      return this.#step(undefined, reference);
    const address = resolve(reference, base);
    if (address === undefined) return undefined;
    const named = this.#named.get(address.replace(/#$/, ''));
    if (named) return targetAt(named);
    const hash = address.indexOf('#');
    const fragment = hash < 0 ? '#' : address.slice(hash);
    const document = hash < 0 ? address : address.slice(0, hash);
    const resource = document === this.#base ? undefined : this.#named.get(document);
    if (document !== this.#base && !resource) return undefined;
    const found = this.#step(resource, fragment);
    // Some write references from the document's root below an `$id` as well.
    if (resource && found?.node === undefined && reference.startsWith('#/'))
      return this.#step(undefined, reference);
    return found;
  }

  /** Follows a pointer, from a schema with an `$id` or from the document. */
  #step(resource: Place | undefined, fragment: string): Target | undefined {
    const pointer = parsePointer(fragment);
    if (!pointer) return undefined;
    const start = resource && targetAt(resource);
    const steps = [...(start?.steps ?? []), ...pointer];
    const chain = [...(start?.chain ?? [])];
    let node: unknown = start?.node ?? this.#root;
    for (const step of pointer) {
      node = ownField(node, step);
      if (isObject(node)) chain.push(node);
    }
    return { node, chain, steps, part: partAt(steps) };
  }
}

function targetAt(place: Place): Target {
  const chain: object[] = [];
  const steps: string[] = [];
  for (let at: Place | undefined = place; at?.parent; at = at.parent) {
    chain.unshift(at.node);
    steps.unshift(at.key);
  }
  return { node: place.node, chain, steps, part: place.part };
}

function partAt(steps: readonly string[]): string {
  const [place, kind, name] = steps;
  if (place !== 'components') return `#${steps.join('/')}`;
  return name === undefined ? '' : `${kind}/${name}`;
}

/** An absolute URI without an empty fragment, or undefined if it is none. */
function resolve(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href : undefined;
}

/**
 * Whether an object gives itself addresses.
 *
 * @param node a schema
 */
export function hasAddress(node: unknown): boolean {
  return isNode(node) && ('$id' in node || '$anchor' in node || '$dynamicAnchor' in node);
}
