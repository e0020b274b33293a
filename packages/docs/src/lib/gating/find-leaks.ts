import type { GatedText } from './gated-text.ts';
import { findPhrases, phraseIndex } from './phrases.ts';
import { wordShingles, wordsOnly } from './shingles.ts';

/** A file that a build wrote and that everyone can read. */
export interface PublicOutput {
  /** Its name, for people. */
  readonly name: string;
  readonly text: string;
  /**
   * Of a page. Its head has no text of the body, and its body no front matter, but for those that may see it. Titles and
   * addresses may be in both: in links that are hidden with what is around them.
   */
  readonly part?: 'head' | 'body' | undefined;
}

/** Something gated in a public output. */
export interface Leak {
  readonly output: string;
  /** The file that it comes from. */
  readonly file: string;
  readonly kind: 'title' | 'address' | 'text';
  /** As it is in the output. */
  readonly found: string;
}

/**
 * Looks for what is gated in what everyone can read: an address, a title, or six words in a row of a text. Of each
 * gated text, one leak for each output.
 *
 * @param gated what only some may see
 * @param open texts that everyone may see: what they say, too, is no secret
 * @param outputs what the build wrote
 * @returns the leaks, in the order of the outputs
 */
export function findLeaks(
  gated: readonly GatedText[],
  open: readonly string[],
  outputs: Iterable<PublicOutput>,
): readonly Leak[] {
  if (gated.length === 0) return [];
  const names = gated.flatMap(namesOf).filter((name) => !open.some((text) => isIn(text, name)));
  const secrets = new Map(gated.flatMap(secretsOf));
  for (const text of open)
    for (const { hash } of wordShingles(wordsOnly(text))) secrets.delete(hash);

  const phrases = phraseIndex(gated, open);
  const leaks: Leak[] = [];
  for (const { name: output, text, part } of outputs) {
    const found = new Map<GatedText, Leak>();
    const add = (from: GatedText, kind: Leak['kind'], what: string): void => {
      if (!found.has(from)) found.set(from, { output, file: from.file, kind, found: what });
    };
    if (!part) for (const name of names) if (isIn(text, name)) add(name.from, name.kind, name.text);
    const words = wordsOnly(text);
    for (const { from, phrase } of findPhrases(phrases, words)) add(from, 'text', phrase);
    for (const { hash, start, end } of part === 'body' ? [] : wordShingles(words)) {
      const secret = secrets.get(hash);
      // Hashes can collide.
      if (secret && secret.words === joined(words.slice(start, end)))
        add(secret.from, 'text', text.slice(start, end).replaceAll(/\s+/g, ' '));
    }
    leaks.push(...found.values());
  }
  return leaks;
}

/** A page's title or address. */
interface Name {
  readonly from: GatedText;
  readonly kind: 'title' | 'address';
  readonly text: string;
}

function namesOf(from: GatedText): readonly Name[] {
  const { path, title } = from;
  return [
    ...(path ? [{ from, kind: 'address', text: path } as const] : []),
    ...(title ? [{ from, kind: 'title', text: title } as const] : []),
  ];
}

/** What stands around a whole address: not a longer path. Before it, there may be the origin. */
const addressStart = /(^|[^\w\-./]|:\/\/[^\s/]+)$/;
const addressEnd = /^(\/?(index)?(\.\w+)?)?(?![\w\-/])/;
/** What stands around a title as such. In a sentence, its words may mean something else. */
const titleStart = /(^|["'>[#|\n])[ \t]*$/;
const titleEnd = /^[ \t]*($|["'<\]#|\r\n])/;

function isIn(text: string, { kind, text: name }: Name): boolean {
  const [start, end] = kind === 'title' ? [titleStart, titleEnd] : [addressStart, addressEnd];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const after = at + name.length;
    if (
      start.test(text.slice(Math.max(0, at - 300), at)) &&
      end.test(text.slice(after, after + 20))
    )
      return true;
  }
  return false;
}

/** Some words in a row that only some readers are to see. */
interface Secret {
  readonly from: GatedText;
  readonly words: string;
}

function secretsOf(from: GatedText): readonly (readonly [hash: number, secret: Secret])[] {
  const words = wordsOnly(from.text);
  return wordShingles(words).map(({ hash, start, end }) => [
    hash,
    { from, words: joined(words.slice(start, end)) },
  ]);
}

function joined(words: string): string {
  return words.replaceAll(/ +/g, ' ');
}
