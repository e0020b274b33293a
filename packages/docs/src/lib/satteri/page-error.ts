import { fileURLToPath } from 'node:url';
import { type BuildMistake, withPage } from '../build-code.ts';

/** A mistake in a page, with its place: Astro shows the line from `line` and `column`. */
export class PageError extends Error {
  /** The path of the page, or what the processor was told instead. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column: number;

  constructor(
    { code, message }: BuildMistake,
    file: string,
    { line, column }: { line: number; column: number },
  ) {
    super(withPage(code, `${file}:${line}:${column}: ${message}`));
    this.name = 'PageError';
    this.file = file;
    this.line = line;
    this.column = column;
  }
}

/**
 * @param url of a page, as a processor was told
 * @returns its path for people
 */
export function filePathOf(url: URL | undefined): string {
  return url?.protocol === 'file:' ? fileURLToPath(url) : 'the page';
}
