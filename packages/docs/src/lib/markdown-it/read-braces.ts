import { findFreeReferences } from '../expression/free-names.ts';
import { parseExpressionAt } from '../expression/parse-expression.ts';

/** An expression in braces. */
export interface Braces {
  readonly source: string;
  /** Where the expression begins. */
  readonly at: number;
  /** Behind the last brace. */
  readonly end: number;
}

/**
 * Reads `{{ user.plan }}`, as Vue authors write, or `{user.plan}`.
 *
 * @param text of a page
 * @param at where a brace stands
 * @returns the expression, or undefined if these braces hold none over the reader
 */
export function readBraces(text: string, at: number): Braces | undefined {
  const isDouble = text.startsWith('{{', at);
  // Of three, the second and the third are no pair of ours, and neither is the second of two.
  if (text.startsWith('{{{', at) || (!isDouble && text[at - 1] === '{')) return undefined;
  const start = at + (isDouble ? 2 : 1);
  const close = isDouble ? '}}' : '}';
  const next = text.indexOf('}', start);
  // Most braces: spared the parser.
  if (next < 0 || !/user|playground/.test(text.slice(start))) return undefined;
  try {
    const { node, end } = parseExpressionAt(text, start);
    if (!text.startsWith(close, end)) return undefined;
    const isOurs = ['user', 'playground'].some((name) => findFreeReferences(node, name).length > 0);
    return isOurs
      ? { source: text.slice(start, end), at: start, end: end + close.length }
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const jsxGroups = /<Groups((?:\s+\w+=\{[^{}]*\})+)\s*>/y;

/**
 * Reads `<Groups any={['admin']}>`, which is no HTML, and replaces it with what Vue authors write.
 *
 * @param text of a page
 * @param at where `<` stands
 * @returns the tag for Vue and where it ends, or undefined if there is no such tag
 */
export function readJsxGroups(
  text: string,
  at: number,
): { readonly tag: string; readonly end: number } | undefined {
  jsxGroups.lastIndex = at;
  const match = jsxGroups.exec(text);
  if (!match) return undefined;
  const attributes = (match[1] ?? '').replaceAll(
    /(\w+)=\{([^{}]*)\}/g,
    (_, name: string, value: string) => `:${name}="${value.trim().replaceAll('"', "'")}"`,
  );
  return { tag: `<Groups${attributes}>`, end: at + match[0].length };
}
