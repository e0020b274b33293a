import { compileAttributes } from './compile-attributes.ts';
import { compileSample, isMarkedSample } from './compile-sample.ts';
import { compileText, type TextPlace } from './compile-text.ts';
import type { PageContext } from './page-context.ts';
import { descendants, type Document, type Element, isElement, isText } from './tree.ts';

/** Whose text is code, or a separate page. */
const untouched: ReadonlySet<string> = new Set(
  'bookplate-text iframe math noembed noframes noscript plaintext script style template xmp'.split(
    ' ',
  ),
);
/** Where no element can take the place of a text. */
const plain: Readonly<Record<string, string>> = {
  option: 'an <option>, which holds text only',
  select: 'a <select>, which holds options only',
  svg: 'an SVG drawing, which shows no HTML elements',
  textarea: 'a <textarea>, which holds text only',
};

/** Most pages say nothing of the reader, and need no more than this. */
export const mayHaveExpressions: RegExp = /(?:\{|%7b)[^{}<]{0,400}?(?:user|playground)/i;

/**
 * Compiles the expressions over the reader in a page: in its texts, attributes and marked code samples.
 *
 * @param document the page
 * @param context of it
 */
export function compilePage(document: Document, context: PageContext): void {
  const visit = (node: Document | Element, place: TextPlace): void => {
    for (const child of node.childNodes) {
      if (isText(child)) compileText(child, place, context);
      if (isElement(child)) visitElement(child, place);
    }
  };
  const visitElement = (element: Element, around: TextPlace): void => {
    const { tagName: name } = element;
    if (untouched.has(name)) return;
    compileAttributes(element, context);
    if (name === 'pre' || name === 'code') {
      const marked = [element, ...descendants(element)].find(
        (each) => /^(pre|code)$/.test(each.tagName) && isMarkedSample(each),
      );
      if (marked) compileSample(marked, context);
      return;
    }
    const refuse = plain[name];
    const own = name === 'title' && around === 'element' ? 'fallback' : around;
    visit(element, refuse === undefined || typeof around === 'object' ? own : { refuse });
  };
  visit(document, 'element');
}
