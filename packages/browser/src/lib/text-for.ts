import { parseJson } from '@bookplate/protocol';
import { evaluate, type ProgramReader, toText } from './program.ts';

/**
 * The text that an element of the page is to have.
 *
 * @param value a path as an author writes it, such as `user.org.plan`, or a program as JSON. Only own properties
 *   count, so `user.constructor` is nothing.
 * @param reader whom the page is shown for
 * @returns the text, or undefined if the fallback is to stay: a path shows strings that are not empty, and numbers; a
 *   program says itself what else to show
 */
export function textFor(value: string, reader: ProgramReader): string | undefined {
  if (value.startsWith('[')) return toText(evaluate(parseJson(value), reader));
  const path = value.trim().split('.');
  const found = path[0] === 'user' ? evaluate(path, reader) : '';
  return typeof found === 'number' || typeof found === 'string'
    ? `${found}` || undefined
    : undefined;
}
