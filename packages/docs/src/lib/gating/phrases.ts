import type { GatedText } from './gated-text.ts';
import { wordsOnly } from './shingles.ts';

/** Something that front matter says, as it is written there. */
export interface Phrase {
  readonly from: GatedText;
  readonly phrase: string;
}

interface Known extends Phrase {
  readonly words: readonly string[];
}

/** By their first words. */
export type PhraseIndex = ReadonlyMap<string, readonly Known[]>;

/** Fewer words are said of other things, too. */
const shortest = 3;

/**
 * @param gated what only some may see
 * @param open texts that everyone may see: what they say, too, is no secret
 * @returns what front matter says of gated pages, to look for
 */
export function phraseIndex(gated: readonly GatedText[], open: readonly string[]): PhraseIndex {
  const index = new Map<string, Known[]>();
  const known = open.map((text) => ` ${wordsIn(text).join(' ')} `);
  for (const from of gated)
    for (const phrase of from.about ?? []) {
      const words = wordsIn(phrase);
      if (words.length < shortest || known.some((text) => text.includes(` ${words.join(' ')} `)))
        continue;
      const start = words.slice(0, shortest).join(' ');
      index.set(start, [...(index.get(start) ?? []), { from, phrase, words }]);
    }
  return index;
}

/**
 * @param index of what to look for
 * @param text as `wordsOnly` returns it
 * @returns what is there
 * @yields each
 */
export function* findPhrases(index: PhraseIndex, text: string): Generator<Phrase> {
  if (index.size === 0) return;
  const words = text.split(' ').filter(Boolean);
  for (let at = 0; at + shortest <= words.length; at += 1) {
    const found = index.get(`${words[at]} ${words[at + 1]} ${words[at + 2]}`) ?? [];
    for (const one of found)
      if (one.words.every((word, offset) => words[at + offset] === word)) yield one;
  }
}

function wordsIn(text: string): readonly string[] {
  return wordsOnly(text).split(' ').filter(Boolean);
}
