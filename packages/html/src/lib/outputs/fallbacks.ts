import { findPrograms } from '@bookplate/docs/page';
import { escapeText, sourceText } from '../source-text.ts';

/** An expression over the reader in one pair of braces. In feeds, its quotes are references within references. */
const braces = /(?<![\\{#$%])\{[^{}<]{0,400}?\b(?:user|playground)\b[^{}<]{0,400}\}/g;

/**
 * Puts what anonymous readers see in the place of expressions: feeds and search indexes are made of the text of pages as
 * it was before, and show braces to everyone.
 *
 * @param text of a feed, `llms.txt` or a search index
 * @returns the text
 */
export function withFallbacks(text: string): string {
  return text.replaceAll(braces, (source) => {
    let decoded = source;
    let levels = 0;
    for (; levels < 2 && /&#?\w+;/.test(decoded); levels += 1)
      decoded = sourceText(decoded, 0).text;
    const [found] = findPrograms(decoded);
    if (found?.kind !== 'program' || found.start !== 0 || found.end !== decoded.length)
      return source;
    return Array.from({ length: levels }).reduce<string>(escapeText, found.fallback);
  });
}

/**
 * @param text JSON
 * @returns JSON with {@link withFallbacks} in all its texts
 */
export function withFallbacksInJson(text: string): string {
  if (text.search(braces) < 0) return text;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  let count = 0;
  const written = JSON.stringify(
    value,
    (_name, item: unknown) => {
      if (typeof item !== 'string') return item;
      const shown = withFallbacks(item);
      if (shown !== item) count += 1;
      return shown;
    },
    indentOf(text),
  );
  return count === 0 ? text : written + (/\s*$/.exec(text)?.[0] ?? '');
}

/**
 * @param text JSON
 * @returns what its lines begin with, or undefined if it is one line
 */
export function indentOf(text: string): string | undefined {
  return /^[[{]\r?\n(\s+)/.exec(text)?.[1];
}
