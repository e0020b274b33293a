import { type Document, parseDocument } from 'yaml';
import { type Point, pointAt } from './point-at.ts';
import { yamlPoints } from './yaml-points.ts';

/** Where the front matter of a page is. */
export interface FrontMatterText {
  /** YAML, with the line break at its end; empty if there is no front matter. */
  readonly text: string;
  /** Its offset in the page. */
  readonly start: number;
  /** The offset of what follows the closing dashes: 0 if there is no front matter. */
  readonly end: number;
}

/** The front matter of a page, read. */
export interface FrontMatter extends FrontMatterText {
  readonly document: Document;
  /** Its entries: none if there is no front matter, or a mistake in it. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly mistake: (Point & { readonly message: string }) | undefined;
  /** Where the value of an entry begins, or of one of its items; the top of the page if there is none. */
  readonly pointOf: (path: readonly (string | number)[]) => Point;
}

/** A byte order mark may stand before it. */
const fenced = /^(\uFEFF?---[ \t]*\r?\n)([^]*?)(?:(?<=\n)---[ \t]*(?:\r?\n|$))/;

/**
 * @param source a page
 * @returns its front matter as text
 */
export function splitFrontMatter(source: string): FrontMatterText {
  const [whole = '', dashes = '', text = ''] = fenced.exec(source) ?? [];
  return { text, start: dashes.length, end: whole.length };
}

/**
 * Reads the front matter of a page.
 *
 * @param source the page
 * @returns what it says, and where
 */
export function readFrontMatter(source: string): FrontMatter {
  const split = splitFrontMatter(source);
  const { text, start } = split;
  const document = parseDocument(text, { prettyErrors: false });
  const [error] = document.errors;
  const value: unknown = error ? undefined : document.toJS();
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return {
    ...split,
    document,
    data: isMap ? (value as Readonly<Record<string, unknown>>) : {},
    mistake: error && {
      message: error.message.replace(/\.$/, ''),
      ...pointAt(source, start + error.pos[0]),
    },
    pointOf: yamlPoints(document, source, start),
  };
}
