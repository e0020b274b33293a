import type { Check } from '../../check.ts';
import { findHintLines } from '../../hint/hint-line.ts';
import { hintValueProblem } from '../../hint/hint-value.ts';
import { recipeOrGeneric } from '../../recipe.ts';
import { hintTooLong } from './hint-too-long.ts';

/** Scripts of the docs cannot read the cookie, or do not know its value. */
export const hintUnreadable: Check<'hint-unreadable', { readonly problem: string }> = {
  code: 'hint-unreadable',
  step: 'dashboard',
  needs: ['signInCookies'],
  unless: [hintTooLong],
  find({ setup: { docs, signInCookies = [] } }) {
    const [line] = findHintLines(signInCookies);
    if (!line) return [];
    const { isHttpOnly, path, isDeletion, value } = line;
    const problem = isDeletion
      ? 'it is deleted at once: its Max-Age or Expires has passed'
      : isHttpOnly
        ? 'it has HttpOnly'
        : path === '/'
          ? hintValueProblem(value)?.detail
          : `its Path is ${path ?? 'missing'}, expected /`;
    return problem === undefined
      ? []
      : [{ severity: 'warning', where: docs.href, args: { problem } }];
  },
  explain: ({ problem }, context) => ({
    title: `Docs cannot read the sign-in hint: ${problem}`,
    meaning:
      'A script of the docs reads the cookie. A tag that is the same for two sign-ins would show one reader as the other, until the answer has come.',
    fix: 'Set the cookie with Path=/ and without HttpOnly. Its value is a random tag of 16 to 64 letters, digits, _ and -, and after a dot the percent-encoded name, if there is one.',
    paste: recipeOrGeneric(context, 'Set and delete the sign-in hint'),
  }),
};
