import type { Program } from '@bookplate/browser/program';
import { type Branch, compileBranches } from './compile-branches.ts';
import { compileProgram } from './compile-program.ts';
import { findFreeReferences } from './free-names.ts';
import { catchOutside, type Outside } from './outside-grammar.ts';
import { parseExpression } from './parse-expression.ts';

export type Compiled =
  /** It does not mention the reader and is to be left alone. */
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
 * @param options `offset`: where it begins in the text that positions are to count from
 * @returns what it is; nothing is thrown for what an author writes
 */
export function compileExpression(source: string, options: { offset?: number } = {}): Compiled {
  // Most expressions of a page: spared the parser.
  if (!source.includes('user')) return { kind: 'none' };
  const { offset = 0 } = options;
  const node = parseExpression(source);
  if ('message' in node)
    return { kind: 'syntax-error', at: node.at + offset, message: node.message };
  if (findFreeReferences(node, 'user').length === 0) return { kind: 'none' };
  return catchOutside(
    (): Compiled => {
      const branches = compileBranches(node);
      if (!branches) return { kind: 'program', program: compileProgram(node) };
      return {
        kind: 'branches',
        branches: branches.map((branch) =>
          'text' in branch
            ? branch
            : { ...branch, start: branch.start + offset, end: branch.end + offset },
        ),
      };
    },
    source,
    offset,
  );
}
