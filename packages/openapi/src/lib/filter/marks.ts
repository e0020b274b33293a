import type { Shape } from './shapes.ts';

/**
 * Most objects of a document have nothing that matters to the filter. Their keys are looked at once, which costs far
 * less than to ask each object for every field that could matter.
 */
export const marks = {
  /** It may be hidden: it has a gate, is a reference, or is put together from parts that may all be hidden. */
  mayHide: 1,
  /** Something in it may name what is hidden. */
  mayName: 2,
} as const;

const { mayHide, mayName } = marks;
const marksOfKeys = new Map<string, number>([
  ...['$ref', 'x-groups', 'x-mint', 'x-rbac', 'x-internal'].map((key) => [key, mayHide] as const),
  ...['allOf', 'anyOf', 'oneOf'].map((key) => [key, mayHide | mayName] as const),
  ...[
    'required',
    'dependentRequired',
    'discriminator',
    'x-enum-groups',
    'x-mint-enum',
    '$dynamicRef',
  ].map((key) => [key, mayName] as const),
  ...['example', 'examples', 'default', 'encoding'].map((key) => [key, mayName] as const),
]);

const marksOfKinds: Partial<Record<Shape['kind'], number>> = {
  callback: mayHide,
  document: mayName,
  link: mayHide | mayName,
  operation: mayHide | mayName,
  'path item': mayHide,
  server: mayHide,
  variable: mayName,
};

/**
 * @param keys of an object
 * @param shape of it; undefined for data, which never matters
 * @returns which of {@link marks} it has
 */
export function marksOf(keys: readonly string[], shape: Shape | undefined): number {
  if (!shape?.isObject) return 0;
  let found = marksOfKinds[shape.kind] ?? 0;
  for (const key of keys)
    if (firstLetters[key.charCodeAt(0)] === 1) found |= marksOfKeys.get(key) ?? 0;
  return found;
}

/** Of the keys that matter, so that most of the others need no look-up. */
const firstLetters = new Uint8Array(128);
for (const key of marksOfKeys.keys()) firstLetters[key.charCodeAt(0)] = 1;
