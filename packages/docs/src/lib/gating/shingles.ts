/** So many words in a row are no coincidence. */
const shingleLength = 6;

/** Some words in a row, and where they stand in a text. */
export interface Shingle {
  readonly hash: number;
  readonly start: number;
  readonly end: number;
}

/** What formats put between words: tags, the addresses of links and character references. */
const markup = /<[a-z/!][^<>]*>|\]\([^()\s]*\)|&#?\w+;/gi;

/**
 * What is left of a text when all that formats disagree about is taken away: markup, punctuation, white space, case.
 * Offsets stay.
 *
 * @param text Markdown, HTML, or anything
 * @returns its words in lower case, with spaces in the place of all else
 */
export function wordsOnly(text: string): string {
  return text
    .replace(markup, (found) => ' '.repeat(found.length))
    .replace(/[^\p{L}\p{N}]+/gu, (found) => ' '.repeat(found.length))
    .toLowerCase();
}

const base = 0x01_00_01_93;
const basePower = Math.imul(
  Math.imul(Math.imul(base, base), base),
  Math.imul(Math.imul(base, base), base),
);

/**
 * Hashes each six words in a row, by a rolling hash (Rabin and Karp), so that a long text costs no more than its length.
 *
 * @param words what {@link wordsOnly} returned
 * @returns the shingles; a hash has 32 bits
 */
export function wordShingles(words: string): readonly Shingle[] {
  const shingles: Shingle[] = [];
  const hashes: number[] = [];
  const starts: number[] = [];
  let rolling = 0;
  for (let at = 0; at < words.length; at += 1) {
    if (words.charCodeAt(at) === 32) continue;
    const start = at;
    // FNV-1a.
    let hash = 0x81_1c_9d_c5;
    for (; at < words.length && words.charCodeAt(at) !== 32; at += 1)
      hash = Math.imul(hash ^ words.charCodeAt(at), 0x01_00_01_93);
    hashes.push(hash);
    starts.push(start);
    rolling = (Math.imul(rolling, base) + hash) | 0;
    const leaving = hashes[hashes.length - shingleLength - 1];
    if (leaving !== undefined) rolling = (rolling - Math.imul(leaving, basePower)) | 0;
    const first = starts[starts.length - shingleLength];
    if (first !== undefined) shingles.push({ hash: rolling, start: first, end: at });
  }
  return shingles;
}
