import type { Shape } from './shapes.ts';

/**
 * Most objects of a document have nothing that matters to the filter. Their keys are looked at once, which costs far
 * less than to ask each object for every field that could matter.
 */
export const marks = {
  /** It may be hidden: it has a gate, or is put together from parts that may all be hidden. */
  mayHide: 1,
  /** It is a reference, and hidden if what it leads to is. */
  refers: 2,
  /** It may name something that is hidden and not in it. */
  mayName: 4,
} as const;

const { mayHide, refers, mayName } = marks;
const marksOfKeys = new Map<string, number>();
for (const [keys, mark] of [
  ['$ref', refers],
  ['x-groups x-mint x-rbac x-internal', mayHide],
  ['allOf anyOf oneOf', mayHide | mayName],
  ['discriminator $dynamicRef x-enum-groups x-mint-enum', mayName],
  ['example examples default encoding', mayName],
] as const)
  for (const key of keys.split(' ')) marksOfKeys.set(key, mark);

const marksOfKinds: Partial<Record<Shape['kind'], number>> = {
  callback: mayHide,
  document: mayName,
  link: mayHide | mayName,
  operation: mayHide | mayName,
  'path item': mayHide,
  server: mayHide,
  variable: mayName,
};

/** Which of {@link marks} every object of a shape has. */
export function marksOfKind({ kind }: Shape): number {
  return marksOfKinds[kind] ?? 0;
}

/** Which of {@link marks} a key puts on the object that has it. */
export function marksOfKey(key: string): number {
  return mayBeMarked[slotOf(key)] === 1 ? (marksOfKeys.get(key) ?? 0) : 0;
}

/** By first letter and length of the keys that matter, so that most others need no look-up. */
const mayBeMarked = new Uint8Array(128 * 32);
for (const key of marksOfKeys.keys()) mayBeMarked[slotOf(key)] = 1;

function slotOf(key: string): number {
  return (key.charCodeAt(0) & 127) * 32 + (key.length & 31);
}
