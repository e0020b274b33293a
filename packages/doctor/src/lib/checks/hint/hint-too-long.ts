import { longestHint } from '@bookplate/protocol';
import type { Check } from '../../check.ts';
import { findHintLines } from '../../hint/hint-line.ts';
import { hintValueProblem } from '../../hint/hint-value.ts';
import { recipeOrGeneric } from '../../recipe.ts';

interface Args {
  readonly of: 'name' | 'value';
  /** In characters. */
  readonly length: number;
  readonly most: number;
}

/** Browsers send the hint with every request to every host of the domain; docs show no name of more than 40 characters. */
export const hintTooLong: Check<'hint-too-long', Args> = {
  code: 'hint-too-long',
  step: 'dashboard',
  needs: ['signInCookies'],
  find({ setup: { docs, signInCookies = [] } }) {
    const [line] = findHintLines(signInCookies);
    const problem = line && hintValueProblem(line.value);
    if (problem?.kind !== 'length') return [];
    const { of, length, most } = problem;
    return [{ severity: 'warning', where: docs.href, args: { of, length, most } }];
  },
  explain: ({ of, length, most }, context) => ({
    title: `The ${of} of the sign-in hint has ${length} characters, expected at most ${most}`,
    meaning: `Docs show no longer name. Browsers send the cookie with every request to every host of the domain, and store none above 4,096 bytes. A tag and a name of 40 characters take at most ${longestHint}.`,
    fix: 'Write a random tag and the first name only, and leave out a name that does not fit.',
    paste: recipeOrGeneric(context, 'Set and delete the sign-in hint'),
  }),
};
