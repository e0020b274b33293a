import { splitTemplate, type TemplatePiece } from '../expression/split-template.ts';
import { AuthorError } from './author-error.ts';

/** A code sample whose fence has the word `user`. */
export interface CodeSample {
  /** What the fence says besides. */
  readonly meta: string | null;
  /** The sample for the anonymous reader. */
  readonly text: string;
  /** The texts and the programs that it is made of, as JSON; undefined if there is no program. */
  readonly pieces: string | undefined;
}

/** A word, with any quoted text or braces it holds. */
const metaWord = /(?:[^\s"'{]|"[^"]*"|'[^']*'|\{[^}]*\}|["'{])+/g;

/**
 * Reads a code fence that may ask for expressions over the reader, as in ```` ```sh user ````.
 *
 * @param meta what follows the language
 * @param value the code
 * @returns the sample, or undefined if the fence does not ask
 * @throws {AuthorError} if a text for everyone has several lines: highlighters make elements of lines
 */
export function readCodeSample(
  meta: string | null | undefined,
  value: string,
): CodeSample | undefined {
  if (!isSampleMeta(meta)) return undefined;
  const pieces = splitTemplate(value);
  for (const piece of pieces)
    if (typeof piece !== 'string' && piece.fallback.includes('\n'))
      throw new AuthorError(
        'sample-lines',
        'Found a fallback of several lines in a code sample. Expected one line. Write the other lines outside the braces.',
        piece.start,
      );
  return {
    meta:
      wordsOf(meta)
        .filter((word) => word !== 'user')
        .join(' ') || null,
    text: pieces.map((piece) => (typeof piece === 'string' ? piece : piece.fallback)).join(''),
    pieces: pieces.some((piece) => typeof piece !== 'string') ? writePieces(pieces) : undefined,
  };
}

/**
 * @param meta what follows the language of a fence
 * @returns whether it asks for expressions over the reader
 */
export function isSampleMeta(meta: string | null | undefined): boolean {
  return wordsOf(meta).includes('user');
}

function wordsOf(meta: string | null | undefined): readonly string[] {
  return meta?.match(metaWord) ?? [];
}

/** In JSON a text is a string and a program an array. */
function writePieces(pieces: readonly TemplatePiece[]): string {
  return JSON.stringify(pieces.map((piece) => (typeof piece === 'string' ? piece : piece.program)));
}
