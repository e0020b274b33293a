import type { Check } from '../../check.ts';
import { usedHint } from '../../hint/page-hint.ts';
import { type SeenIn, signInWithoutHint } from '../../hint/sign-in-without-hint.ts';
import { recipeOrGeneric } from '../../recipe.ts';
import { noPage } from '../docs-page/no-page.ts';
import { scriptMissing } from '../docs-page/script-missing.ts';

/** With `anonymousRequests: "never"`, docs send no request without a hint: readers who sign in without one stay anonymous. */
export const hintMissing: Check<'hint-missing', { readonly seenIn: SeenIn }> = {
  code: 'hint-missing',
  step: 'dashboard',
  unless: [...noPage, scriptMissing],
  async find(context) {
    const { setup } = context;
    const { isNeeded } = await usedHint(context);
    const seenIn = signInWithoutHint(setup);
    if (!seenIn || !isNeeded) return [];
    const severity = seenIn === 'headers' ? 'error' : 'warning';
    return [{ severity, where: setup.docs.href, args: { seenIn } }];
  },
  explain: ({ seenIn }, context) => ({
    title:
      seenIn === 'headers'
        ? 'The sign-in sets no hint, and the docs send no request without one'
        : 'The given session comes without a sign-in hint, and the docs send no request without one',
    meaning: `The docs have anonymousRequests "never": readers who sign in this way stay anonymous there.${seenIn === 'cookie' ? ' If you copied only a part of the Cookie header, copy all of it.' : ''}`,
    fix: 'Set the hint at every way to sign in, or remove anonymousRequests from bookplate.json.',
    paste: recipeOrGeneric(context, 'Set and delete the sign-in hint'),
  }),
};
