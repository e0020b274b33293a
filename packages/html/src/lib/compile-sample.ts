import { escapedBrace, rangeOf, writeProgram } from './compile-text.ts';
import { findPrograms } from '@bookplate/docs/page';
import type { PageContext } from './page-context.ts';
import { type SourceText, sourceText } from './source-text.ts';
import { attribute, classesOf, type Element, isElement, isText } from './tree.ts';

/** The class that has a code sample show the reader. */
const marker = 'user';
/** What a generator puts around the code, and may give the class to. */
const wrappers: ReadonlySet<string> = new Set(
  'pre code div figure span table tbody tr td'.split(' '),
);

/**
 * @param element `<pre>` or `<code>`
 * @returns whether it is marked, or an element that holds nothing but code samples
 */
export function isMarkedSample(element: Element): boolean {
  for (let around: Element | null = element; around && wrappers.has(around.tagName);) {
    if (classesOf(around).includes(marker)) return true;
    const { parentNode }: { parentNode: object | null } = around;
    around = parentNode && isElement(parentNode) ? parentNode : null;
  }
  return false;
}

/** A text node of a sample: which part of the whole text it is. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly source: SourceText;
}

/** No part of the code, and of no expression. */
const gap = '\uE002';

/**
 * Compiles the expressions in a code sample, across the tokens that a highlighter made of it. A text takes the place and
 * the colour of its first token.
 *
 * @param sample `<pre>` or `<code>`
 * @param context of its page
 */
export function compileSample(sample: Element, context: PageContext): void {
  const { html, edit, report } = context;
  const { text, stretches } = readSample(sample, html);
  const rawAt = (offset: number): number => {
    const stretch = stretches.find(({ end }) => offset < end) ?? stretches.at(-1);
    return stretch ? stretch.source.rawAt(offset - stretch.start) : 0;
  };
  let count = 0;
  for (const found of findPrograms(text)) {
    const { start, end } = found;
    if ('message' in found) {
      context.find(found.kind, rawAt(start), found.message);
      continue;
    }
    if (found.kind === 'program' && found.fallback.includes('\n')) {
      context.find(
        'expression',
        rawAt(start),
        'Found a text of several lines in a code sample. Write one line, and what follows outside of the braces.',
      );
      continue;
    }
    const written =
      found.kind === 'escape'
        ? escapedBrace
        : writeProgram(found.program, found.fallback, 'element');
    if (found.kind === 'program') count += 1;
    let isFirst = true;
    for (const stretch of stretches) {
      if (stretch.end <= start || stretch.start >= end) continue;
      const from = stretch.source.rawAt(Math.max(start, stretch.start) - stretch.start);
      const to = stretch.source.rawAt(Math.min(end, stretch.end) - stretch.start);
      edit.replace(from, to, isFirst ? written : '');
      isFirst = false;
    }
  }
  if (count > 0) report.samples += 1;
}

function readSample(
  sample: Element,
  html: string,
): { readonly text: string; readonly stretches: readonly Stretch[] } {
  const stretches: Stretch[] = [];
  let text = '';
  const read = (element: Element): void => {
    // Line numbers and the like, and what is compiled already.
    if (attribute(element, 'aria-hidden') === 'true' || element.tagName === 'bookplate-text') {
      text += gap;
      return;
    }
    for (const child of element.childNodes) {
      if (isElement(child)) read(child);
      const range = isText(child) && rangeOf(child, html);
      if (!range) continue;
      const source = sourceText(html.slice(range.start, range.end), range.start);
      stretches.push({ start: text.length, end: text.length + source.text.length, source });
      text += source.text;
    }
  };
  read(sample);
  return { text, stretches };
}
