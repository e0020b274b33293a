import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Point } from '../page/point-at.ts';
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

/**
 * Finds a place in the file of a page: Astro takes the front matter of Markdown away before it is compiled.
 *
 * @param place in the text that is compiled
 * @param url of the page
 * @param source the text
 * @returns the place in the file
 */
export function inFile<Place extends Point>(
  place: Place,
  url: URL | undefined,
  source: string,
): Place {
  return { ...place, line: place.line + linesBefore(url, source) };
}

function linesBefore(url: URL | undefined, source: string): number {
  if (url?.protocol !== 'file:' || source.startsWith('---')) return 0;
  try {
    const text = readFileSync(url, 'utf8');
    const [space = ''] = /^\s*/.exec(source) ?? [];
    const start = text.lastIndexOf(source.trim());
    return Math.max(newLines(text.slice(0, Math.max(start, 0))) - newLines(space), 0);
  } catch {
    return 0;
  }
}

function newLines(text: string): number {
  return text.split('\n').length - 1;
}
