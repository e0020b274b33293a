import type { Program } from '@bookplate/browser/program';
import { type Branch, compileBranches } from './compile-branches.ts';
import { compileProgram } from './compile-program.ts';
import { findFreeReferences } from './free-names.ts';
import { catchOutside, type Outside } from './outside-grammar.ts';
import { type Expression, parseExpression } from './parse-expression.ts';

export type Compiled =
  /** It does not mention the reader and stays as it is. */
  | { readonly kind: 'none' }
  | { readonly kind: 'program'; readonly program: Program }
  /** It chooses between elements. */
  | { readonly kind: 'branches'; readonly branches: readonly Branch[] }
  /** It mentions the reader but is beyond the grammar. */
  | Outside
  /** The host will say so itself. */
  | { readonly kind: 'syntax-error'; readonly at: number; readonly message: string };

/**
 * Compiles an expression of a page to what the browser evaluates before the first paint.
 *
 * @param source the expression, without the braces
 * @returns what it is, with positions in `source`; nothing is thrown for what an author writes
 */
export function compileExpression(source: string): Compiled {
  // Most expressions of a page: spared the parser.
  if (!source.includes('user')) return { kind: 'none' };
  const tree = parseExpression(source);
  if ('message' in tree) return { kind: 'syntax-error', ...tree };
  return compileTree({ tree, text: source });
}

/**
 * Does the same for an expression that is parsed already.
 *
 * @param expression with its tree
 * @returns what it is, with positions in its text
 */
export function compileTree({
  tree,
  text,
}: Expression): Exclude<Compiled, { kind: 'syntax-error' }> {
  if (findFreeReferences(tree, 'user').length === 0) return { kind: 'none' };
  return catchOutside((): Exclude<Compiled, { kind: 'syntax-error' }> => {
    const branches = compileBranches(tree);
    return branches
      ? { kind: 'branches', branches }
      : { kind: 'program', program: compileProgram(tree) };
  }, text);
}
