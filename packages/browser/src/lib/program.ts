import type { User } from '@bookplate/protocol';
import { attempt } from './attempt.ts';

/**
 * An expression over the reader, compiled: an array is an operation, anything else stands for itself.
 *
 * - `["user", "org", "id"]` follows own properties from the User's content and its `groups`; a member of nothing is
 *   nothing. `[]` is undefined.
 * - `["playground", "header", "X-API-Key"]` does the same from the User's `apiPlaygroundInputs`.
 * - `["??" | "||" | "&&" | "===" | "<", a, b]`, `["!", a]` and `["?", condition, a, b]` are JavaScript's.
 * - `["+", ...parts]` is a template literal in which nothing is `''`.
 * - `["text", ...parts]` is the texts of the parts one after the other, as in the content of an element.
 * - `["in", list, value]` is `list.includes(value)`.
 */
export type Program = string | number | boolean | null | readonly Program[];

/** Who a program is evaluated for: `null` and undefined are an anonymous reader. */
export type ProgramReader =
  | Pick<User, 'content' | 'groups' | 'apiPlaygroundInputs'>
  | null
  | undefined;

// One object for a reader, so that it is equal to itself, and since a page may have thousands of programs and a User 64 KB.
let lastReader: ProgramReader;
let user: object | undefined;

/**
 * Runs a program. It never throws: what makes no sense is undefined.
 *
 * @param program as the build wrote it into the page
 * @param reader the current reader: an object that nobody changes
 * @returns any JSON value, or undefined
 */
export function evaluate(program: unknown, reader: ProgramReader): unknown {
  if (reader !== lastReader) {
    lastReader = reader;
    user = reader ? { ...reader.content, groups: reader.groups ?? [] } : undefined;
  }
  const run = (step: unknown): unknown => {
    if (!Array.isArray(step)) return step;
    const [operator, ...operands] = step as unknown[];
    const [a, b, c] = operands;
    switch (operator) {
      case 'user':
      case 'playground':
        return (operands as string[]).reduce<unknown>(
          (value, key) =>
            Object.hasOwn(value ?? {}, key) ? (value as Record<string, unknown>)[key] : undefined,
          operator === 'user' ? user : reader?.apiPlaygroundInputs,
        );
      case '??':
        return run(a) ?? run(b);
      case '||':
        return run(a) || run(b);
      case '&&':
        return run(a) && run(b);
      case '?':
        return run(a) ? run(b) : run(c);
      case '!':
        return !run(a);
      case '===':
        return run(a) === run(b);
      case '<':
        return (run(a) as number) < (run(b) as number);
      case '+':
        return operands.map(run).join('');
      case 'text':
        return toText(operands.map(run));
      case 'in': {
        const list = run(a);
        const value = run(b);
        return (
          (Array.isArray(list) || (typeof list === 'string' && typeof value === typeof list)) &&
          (list as unknown[]).includes(value)
        );
      }
    }
  };
  return attempt(() => run(program));
}

/**
 * What JSX would show for a value.
 *
 * @param value any
 * @returns the text: nothing for `null`, booleans and objects, and the texts of a list one after the other
 */
export function toText(value: unknown): string {
  if (isText(value)) return `${value}`;
  // No list, or lists in lists beyond what the stack holds.
  return attempt(() => (value as unknown[]).map(toText).join('')) ?? '';
}

/** Whether a value has a text: strings and numbers have. */
export function isText(value: unknown): value is string | number {
  return /^(nu|st)/.test(typeof value);
}
