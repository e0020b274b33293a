/** Words to avoid in sources, texts and titles, each with the plain word of the field. */
const avoided: readonly (readonly [word: string, instead: string])[] = [
  ['whoever', 'a noun: the reader, an editor, the administrator, anyone who'],
  ['whom', 'a noun, or who'],
  ['anew', 'again'],
  ['foretells', 'predicts'],
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
  ['uncover', 'reveal'],
  ['uncovers', 'reveals'],
  ['look-through', 'scan'],
  ["reader's corner", 'account menu'],
  ['words for everyone', 'public fallback text'],
  ['someone not signed in', 'an anonymous reader'],
  ['who is not signed in', 'an anonymous reader'],
  ['who are not signed in', 'anonymous readers'],
  // Former names in code.
  ['shakeHands', 'handshake'],
  ['sealOutputs', 'assertNoLeaks'],
  ['keepPlayground', 'syncPlayground'],
  ['createNotes', 'createToolbar'],
  ['NotesTexts', 'ToolbarTexts'],
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
