import { parseJson } from '@bookplate/protocol';
import { evaluate, isText, type ProgramReader, toText } from './program.ts';

/**
 * The text for an element of the page.
 *
 * @param value a path as an author writes it, such as `user.org.plan`, or a program as JSON. Only own properties
 *   count, so `user.constructor` is nothing.
 * @param reader who the page is shown for
 * @returns the text, or undefined for the fallback: a path shows non-empty strings, and numbers; a
 *   program has a text in every case
 */
export function textFor(value: string, reader: ProgramReader): string | undefined {
  if (value.startsWith('[')) return toText(evaluate(parseJson(value), reader));
  const path = value.trim().split('.');
  const found = path[0] === 'user' ? evaluate(path, reader) : '';
  return isText(found) ? `${found}` || undefined : undefined;
}
