import { evaluate, type Program, toText } from '@bookplate/browser/program';
import { compileProgram } from './compile-program.ts';
import { findFreeReferences } from './free-names.ts';
import { OutsideGrammarError } from './outside-grammar.ts';
import { otherBraces } from './other-braces.ts';
import { parseExpressionAt, type SyntaxNode } from './parse-expression.ts';

/** A part of a code sample: text as it stands, or a program and what it shows while nobody is known. */
export type TemplatePiece = string | ProgramPiece;

interface ProgramPiece {
  readonly program: Program;
  readonly fallback: string;
  readonly tree: SyntaxNode;
  /** Where in the text its expression begins, and where the brace after it closes. */
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the expressions over the reader in a code sample, as in `key={user.apiKey ?? 'YOUR_KEY'}`. The braces of the
 * sample's own language stay text: those that hold no expression of the grammar over a member of `user` or of
 * `playground`, and those of {@link otherBraces template languages}. A backslash before braces of ours is how authors
 * write them as text; it is left out.
 *
 * @param text the sample
 * @returns its pieces in order; put together with the fallbacks they are the anonymous reader's sample
 */
export function splitTemplate(text: string): readonly TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let literal = '';
  let textStart = 0;
  const others = otherBraces(text);
  for (const { index } of text.matchAll(/\{/g)) {
    if (index < textStart || others.some(({ start, end }) => index >= start && index < end))
      continue;
    const found = programAt(text, index + 1);
    if (isEscaped(text, index)) {
      if (!found && !looksOurs.test(text.slice(index))) continue;
      literal += text.slice(textStart, index - 1);
      textStart = index;
      continue;
    }
    if (!found) continue;
    literal += text.slice(textStart, index);
    if (literal) pieces.push(literal);
    literal = '';
    pieces.push({
      program: found.program,
      fallback: fallbackText(found.program),
      tree: found.tree,
      start: index + 1,
      end: found.end,
    });
    textStart = found.end + 1;
  }
  literal += text.slice(textStart);
  if (literal) pieces.push(literal);
  return pieces;
}

/** No expression, but lint would take it for one. TeX has a backslash before the closing brace, too. */
const looksOurs = /^\{\s*(?:user|playground)\s*(?:\?\.|\.|\[)(?![^{}\n]*\\\})/;

/**
 * @param text a code sample
 * @param brace where in it a brace opens
 * @returns whether a backslash says that it is text; two are the sample's own
 */
export function isEscaped(text: string, brace: number): boolean {
  return /(?:^|[^\\])\\$/.test(text.slice(Math.max(0, brace - 2), brace));
}

/**
 * @param program of an expression
 * @returns what it shows to anonymous readers: what is in the HTML
 */
export function fallbackText(program: Program): string {
  return toText(evaluate(program, null));
}

function programAt(
  text: string,
  start: number,
): Pick<ProgramPiece, 'program' | 'tree' | 'end'> | undefined {
  try {
    const { node, end } = parseExpressionAt(text, start);
    if (text[end] !== '}' || !isOverReader(node)) return undefined;
    // `{user}` alone has no text, but is a common sight in JavaScript: `import { user } from './user.js'`.
    return node.type === 'Identifier'
      ? undefined
      : { program: compileProgram(node), tree: node, end };
  } catch (error) {
    if (error instanceof OutsideGrammarError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isOverReader(node: SyntaxNode): boolean {
  return ['user', 'playground'].some((name) => findFreeReferences(node, name).length > 0);
}
