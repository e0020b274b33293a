import { evaluate } from '@bookplate/browser/program';
import type { Branch } from '../expression/compile-branches.ts';
import { compileExpression } from '../expression/compile-expression.ts';
import { AuthorError, outsideError } from './author-error.ts';
import { ignoredBySearch } from './compile-groups.ts';
import { expressionAttribute, textAttribute, writeTag } from './element-attribute.ts';
import { refusePlayground } from './refuse-playground.ts';
import { rewriteJsx } from './rewrite-jsx.ts';
import type { PageContext, Place } from './target.ts';
import { writeLive } from './write-live.ts';
import { toMdx, writeProgram, writeText, type Written } from './write-program.ts';

/**
 * Writes what a page gets in the place of an expression.
 *
 * @param source the expression, without the braces
 * @param context of the page
 * @param place where it stands
 * @returns what to put there, or undefined if the expression is to stay as it is
 * @throws {AuthorError} if it is beyond what the target can do
 */
export function writeExpression(
  source: string,
  context: PageContext,
  place: Place,
): Written | undefined {
  refusePlayground(source, context);
  // Most expressions of a page: all that they cost.
  if (!source.includes('user')) return undefined;
  if (context.boundNames.has('user')) return undefined;
  const compiled = compileExpression(source);
  switch (compiled.kind) {
    case 'none':
    case 'syntax-error':
      return undefined;
    case 'program':
      return writeProgram(compiled.program, context, place);
    case 'branches':
      if (place === 'heading')
        throw new AuthorError(
          "Found an element in a heading's expression, which would stand in the table of contents for everyone. Choose between texts: {user.beta ? 'Beta' : 'Preview'}.",
          compiled.branches.find((branch) => 'start' in branch)?.start ?? 0,
        );
      return compiled.branches
        .map((branch) => writeBranch(branch, source, context, place))
        .join(place === 'flow' ? '\n' : '');
    case 'outside':
      if (context.target === 'static') throw outsideError(compiled);
      return writeTag(
        {
          name: 'BookplateLive',
          attributes: [expressionAttribute('value', writeLive(source, context, 'BookplateLive'))],
        },
        true,
      );
  }
}

/**
 * @param node an expression of the page, or something else
 * @param context of the page
 * @returns whether it is an expression that says something of the reader
 */
export function isOurs(
  { type, value = '' }: { readonly type: string; readonly value?: string | undefined },
  { boundNames }: PageContext,
): boolean {
  if (!/^mdx\w+Expression$/.test(type) || boundNames.has('user')) return false;
  const { kind } = compileExpression(value);
  return kind !== 'none' && kind !== 'syntax-error';
}

function writeBranch(branch: Branch, source: string, context: PageContext, place: Place): string {
  const content =
    'text' in branch
      ? writeTextBranch(branch.text, context, place)
      : rewriteJsx(source, branch.start, branch.end, {
          element: context,
          expression: (nested) => {
            const written = writeExpression(nested, context, 'inline');
            return written === undefined ? undefined : toMdx(written);
          },
        });
  if (branch.when === true) return content;
  const tag = writeTag({
    name: 'bookplate-when',
    attributes: [
      textAttribute('data-bookplate-when', JSON.stringify(branch.when)),
      ...(evaluate(branch.when, null)
        ? []
        : [textAttribute('data-bookplate-anonymous', 'hidden'), ignoredBySearch]),
    ],
  });
  const space = place === 'flow' ? '\n' : '';
  return `${tag}${space}${content}${space}</bookplate-when>`;
}

function writeTextBranch(
  text: Parameters<typeof writeProgram>[0],
  context: PageContext,
  place: Place,
): string {
  return typeof text === 'string' || typeof text === 'number'
    ? writeText(String(text))
    : toMdx(writeProgram(text, context, place));
}
