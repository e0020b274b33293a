/**
 * Words that say in a roundabout way what the field has a plain one for. Sources, texts and titles do without them: a
 * sentence is a subject, a verb and an object.
 */
const avoided: readonly (readonly [word: string, instead: string])[] = [
  ['whoever', 'a noun: the reader, an editor, the administrator, anyone who'],
  ['whom', 'a noun, or who'],
  ['anew', 'again'],
  ['foretold', 'predicted'],
  ['thereof', 'of it'],
  ['what is more', 'and'],
  ['it is said', 'the source'],
  ['is to be', 'must be, will be'],
  ['comes to', 'is, makes, ends in'],
  ['of its own', 'its own, separate'],
  ['by itself', 'automatically, alone'],
  ['stands in', 'is in'],
  ['tells of', 'reports, names'],
];

/** One of them in a text. */
export interface AvoidedWord {
  readonly word: string;
  readonly instead: string;
  /** From 1. */
  readonly line: number;
}

// A phrase may go over the end of a line, and with it into the next line of a comment.
const patterns = avoided.map(([word, instead]) => ({
  word,
  instead,
  pattern: new RegExp(String.raw`\b${word.replaceAll(' ', String.raw`[\s*/#-]+`)}\b`, 'gi'),
}));

/**
 * Finds words that are avoided.
 *
 * @param text of any kind
 * @returns each place, in the order of the lines
 */
export function findAvoidedWords(text: string): readonly AvoidedWord[] {
  return patterns
    .flatMap(({ word, instead, pattern }) =>
      [...text.matchAll(pattern)].map(({ index }) => ({
        word,
        instead,
        line: text.slice(0, index).split('\n').length,
      })),
    )
    .toSorted((one, other) => one.line - other.line);
}
