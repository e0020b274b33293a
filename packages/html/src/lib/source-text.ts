import { parseFragment } from 'parse5';

/** A text as readers see it, and where each of its characters is in the HTML. */
export interface SourceText {
  readonly text: string;
  /** Turns an offset in the text into one in the HTML. */
  readonly rawAt: (offset: number) => number;
}

/** Stand for braces that are written as character references: they are no braces of an expression. */
const writtenBraces: Readonly<Record<string, string>> = { '{': '\uE000', '}': '\uE001' };
const reference = /&(?:#\d+|#x[\da-f]+|\w+);/gi;
const decoded = new Map<string, string>();

/**
 * Resolves the character references of a text.
 *
 * @param raw HTML without tags
 * @param start where it is in the page
 * @returns the text; offsets of `rawAt` count from the start of the page
 */
export function sourceText(raw: string, start: number): SourceText {
  if (!raw.includes('&')) return { text: raw, rawAt: (offset) => start + offset };
  let text = '';
  let from = 0;
  /** At which offset of the text how many characters more of the HTML are past. */
  const steps: { readonly at: number; readonly more: number }[] = [];
  let more = 0;
  for (const { 0: found, index } of raw.matchAll(reference)) {
    const value = decode(found);
    text += raw.slice(from, index) + value;
    from = index + found.length;
    more += found.length - value.length;
    steps.push({ at: text.length, more });
  }
  text += raw.slice(from);
  return {
    text,
    rawAt(offset) {
      const step = steps.findLast(({ at }) => at <= offset);
      return start + offset + (step?.more ?? 0);
    },
  };
}

function decode(found: string): string {
  let value = decoded.get(found);
  if (value === undefined) {
    const [node] = parseFragment(found).childNodes;
    const text = node && 'value' in node ? node.value : found;
    value = writtenBraces[text] ?? text;
    decoded.set(found, value);
  }
  return value;
}

/**
 * @param text any
 * @returns HTML that shows it
 */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * @param text of a {@link SourceText}
 * @returns the same with the braces that were written as character references
 */
export function withWrittenBraces(text: string): string {
  return text.replaceAll('\uE000', '{').replaceAll('\uE001', '}');
}
