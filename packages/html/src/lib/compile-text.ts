import { escapeAttribute } from '@bookplate/docs/host';
import type { Program } from '@bookplate/browser/program';
import { findPrograms } from '@bookplate/docs/page';
import type { PageContext } from './page-context.ts';
import { escapeText, sourceText } from './source-text.ts';
import type { Text } from './tree.ts';

/** A brace that is text, for readers and for a second run. */
export const escapedBrace = '&#123;';

/** What becomes of the braces of a text. */
export type TextPlace =
  /** An element takes their place. */
  | 'element'
  /** The anonymous reader's text does: what is there is the same for everyone. */
  | 'fallback'
  /** They stay, with a finding that names the place. */
  | { readonly refuse: string };

/**
 * Compiles the expressions in a text of a page.
 *
 * @param node the text
 * @param place what becomes of them
 * @param context of the page
 */
export function compileText(node: Text, place: TextPlace, context: PageContext): void {
  const { html, edit, report } = context;
  const range = rangeOf(node, html);
  if (!range || !node.value.includes('{')) return;
  const { text, rawAt } = sourceText(html.slice(range.start, range.end), range.start);
  for (const found of findPrograms(text)) {
    const start = rawAt(found.start);
    const end = rawAt(found.end);
    const source = html.slice(start, end);
    switch (found.kind) {
      case 'escape':
        edit.replace(start, end, escapedBrace);
        break;
      case 'program':
        if (typeof place === 'object')
          context.find('expression-place', start, source, place.refuse);
        else if (namesPlayground(found.program))
          context.find('expression-place', start, source, 'text, where no key may be shown');
        else {
          edit.replace(start, end, writeProgram(found.program, found.fallback, place));
          report.texts += 1;
        }
        break;
      default:
        context.find(found.kind, start, found.message);
    }
  }
}

/**
 * @param node a text
 * @param html of its page
 * @returns where it stands; of a text that browsers put together from several places, such as one with the line break
 *   behind `</html>`, the first of them
 */
export function rangeOf(
  { sourceCodeLocation }: Text,
  html: string,
): { readonly start: number; readonly end: number } | undefined {
  if (!sourceCodeLocation) return undefined;
  const { startOffset: start, endOffset } = sourceCodeLocation;
  const tag = html.slice(start, endOffset).search(/<[a-z/!?]/i);
  return { start, end: tag < 0 ? endOffset : start + tag };
}

/**
 * @param program to show
 * @param fallback what the anonymous reader sees
 * @param place how
 * @returns HTML
 */
export function writeProgram(
  program: Program,
  fallback: string,
  place: 'element' | 'fallback',
): string {
  const shown = escapeText(fallback).replaceAll('{', escapedBrace);
  return place === 'fallback'
    ? shown
    : `<bookplate-text value="${writeValue(program)}">${shown}</bookplate-text>`;
}

/**
 * @param program any JSON
 * @returns it as a value in double quotes; a second run finds no braces in it
 */
export function writeValue(program: unknown): string {
  return escapeAttribute(JSON.stringify(program)).replaceAll('{', escapedBrace);
}

/**
 * @param program any
 * @returns whether it has a value for playgrounds, such as a key
 */
export function namesPlayground(program: Program): boolean {
  return JSON.stringify(program).includes('["playground"');
}
