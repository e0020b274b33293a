import type { Program } from '@bookplate/browser/program';
import { compileExpression } from '../expression/compile-expression.ts';
import { describeSyntax } from '../expression/describe-syntax.ts';
import { describeOutside } from '../expression/outside-grammar.ts';
import type { SyntaxNode } from '../expression/parse-expression.ts';
import { splitTemplate } from '../expression/split-template.ts';
import { readerBracesIn } from './reader-braces.ts';
import { straightenQuotes } from './straighten-quotes.ts';

/** A part of a text that says something of the reader. Offsets count in the text. */
export type Found =
  | {
      readonly kind: 'program';
      readonly program: Program;
      readonly fallback: string;
      readonly tree: SyntaxNode;
      /** Of the opening brace, and behind the closing one. */
      readonly start: number;
      readonly end: number;
    }
  /** A backslash and the brace that it escapes. */
  | { readonly kind: 'escape'; readonly start: number; readonly end: number }
  /** Looks like an expression, and is none. */
  | {
      readonly kind: 'expression' | 'expression-split';
      readonly start: number;
      readonly end: number;
      readonly message: string;
    };

const opening = /\{\s*user\s*(?:\?\.|\.|\[)[^{}]*/g;

/**
 * Finds the expressions over the reader in a text, by the compiler that MDX pages have.
 *
 * @param source the text, with its character references resolved
 * @returns in the order of the text
 */
export function findPrograms(source: string): readonly Found[] {
  if (!source.includes('{')) return [];
  const text = straightenQuotes(source);
  const found: Found[] = [];
  let from = 0;
  for (const piece of splitTemplate(text)) {
    if (typeof piece === 'string') {
      const escapes = escapesIn(text, piece, from);
      found.push(...escapes);
      from += piece.length + escapes.length;
    } else {
      const { program, fallback, tree, start, end } = piece;
      found.push({ kind: 'program', program, fallback, tree, start: start - 1, end: end + 1 });
      from = end + 1;
    }
  }
  const isKnown = (at: number): boolean => found.some(({ start, end }) => at >= start && at < end);
  const mistakes = [...mistakesIn(text)].filter(({ start }) => !isKnown(start));
  return [...found, ...mistakes].sort((one, other) => one.start - other.start);
}

/** `splitTemplate` leaves the backslash out: there, the two texts differ. */
function escapesIn(text: string, piece: string, from: number): readonly Found[] {
  const escapes: Found[] = [];
  let at = from;
  for (const char of piece.split('')) {
    if (text[at] !== char) {
      escapes.push({ kind: 'escape', start: at, end: at + 2 });
      at += 1;
    }
    at += 1;
  }
  return escapes;
}

function* mistakesIn(text: string): Generator<Found> {
  for (const { source, at: start } of readerBracesIn(text)) {
    const compiled = compileExpression(source.slice(1, -1));
    const end = start + source.length;
    if (compiled.kind === 'outside')
      yield { kind: 'expression', start, end, message: describeOutside(compiled) };
    if (compiled.kind === 'syntax-error')
      yield {
        kind: 'expression',
        start,
        end,
        message: describeSyntax(source),
      };
    if (compiled.kind === 'branches')
      yield {
        kind: 'expression',
        start,
        end,
        message: `Found an element in ${source}. Expected text. Put the element into data-bookplate-groups or <bookplate-when>.`,
      };
  }
  for (const { 0: source, index: start } of text.matchAll(opening)) {
    const end = start + source.length;
    if (text[end] === '}' || text[start - 1] === '\\' || /[{#%$]/.test(text[start - 1] ?? ''))
      continue;
    yield { kind: 'expression-split', start, end, message: source.slice(0, 40).trim() };
  }
}
