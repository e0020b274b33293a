/** An object of the document, as a parser made it. */
export type Node = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The value as a list: an empty one if it is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : none;
}

/** The value as an object: an empty one if it is none. */
export function nodeOf(value: unknown): Node {
  return isNode(value) ? value : nothing;
}

/** An own field: `constructor` is one only where the document says so. */
export function ownField(node: unknown, key: string): unknown {
  return isObject(node) && Object.hasOwn(node, key) ? (node as Node)[key] : undefined;
}

const none: readonly unknown[] = [];
const nothing: Node = {};
