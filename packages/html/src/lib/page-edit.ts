import MagicString from 'magic-string';
import type { Element } from './tree.ts';

/** Stands last among the attributes that an earlier run added, so that a later one takes them away. */
const appliedAttribute = 'data-bookplate-applied';
const chunkStart = '<!--bookplate-->';
const chunkEnd = '<!--/bookplate-->';
const chunk = /<!--bookplate-->[^]*?<!--\/bookplate-->/g;
const addedAttributes = / (?:data-[a-z-]+="[^"]*" )*data-bookplate-applied(?=[\s/>])/g;

/**
 * Takes away what an earlier run added, byte for byte. What it compiled stays compiled.
 *
 * @param html a page, as a generator or an earlier run wrote it
 * @returns the page without the additions
 */
export function withoutEarlierRun(html: string): string {
  return html.includes('bookplate')
    ? html.replaceAll(chunk, '').replaceAll(addedAttributes, '')
    : html;
}

/** The changes of a page. What is not named in one stays byte for byte. */
export interface PageEdit {
  /** Replaces a part of the page for good. */
  readonly replace: (start: number, end: number, html: string) => void;
  /** Inserts HTML that a later run takes away. */
  readonly insert: (at: number, html: string) => void;
  /** Inserts attributes that a later run takes away. */
  readonly mark: (element: Element, attributes: Readonly<Record<string, string>>) => void;
  /** The page with all of it. */
  readonly html: () => string;
}

/**
 * Starts the changes of a page.
 *
 * @param html the page
 * @returns what takes them
 */
export function editPage(html: string): PageEdit {
  const edits = new MagicString(html);
  return {
    replace(start, end, text) {
      if (text === '') edits.remove(start, end);
      else if (start === end) edits.appendLeft(start, text);
      else edits.update(start, end, text);
    },
    insert: (at, text) => void edits.appendLeft(at, chunkStart + text + chunkEnd),
    mark({ tagName, sourceCodeLocation }, attributes) {
      const start = sourceCodeLocation?.startTag?.startOffset ?? sourceCodeLocation?.startOffset;
      if (start === undefined) return;
      const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
      edits.appendLeft(start + 1 + tagName.length, `${written.join('')} ${appliedAttribute}`);
    },
    html: () => edits.toString(),
  };
}
