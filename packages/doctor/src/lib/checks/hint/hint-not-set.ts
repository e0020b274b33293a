import type { Check } from '../../check.ts';
import { usedHint } from '../../hint/page-hint.ts';
import { type SeenIn, signInWithoutHint } from '../../hint/sign-in-without-hint.ts';
import { recipeOrGeneric } from '../../recipe.ts';
import { noPage } from '../docs-page/no-page.ts';
import { scriptMissing } from '../docs-page/script-missing.ts';
import { hintMissing } from './hint-missing.ts';

/** The docs read the hint, and the sign-in sets none: pages start as for anonymous readers. */
export const hintNotSet: Check<'hint-not-set', { readonly seenIn: SeenIn }> = {
  code: 'hint-not-set',
  step: 'dashboard',
  unless: [...noPage, scriptMissing, hintMissing],
  async find(context) {
    const { setup } = context;
    await usedHint(context);
    const seenIn = signInWithoutHint(setup);
    if (!seenIn) return [];
    const severity = seenIn === 'headers' ? 'warning' : 'note';
    return [{ severity, where: setup.docs.href, args: { seenIn } }];
  },
  explain: ({ seenIn }, context) => ({
    title:
      seenIn === 'headers'
        ? 'The sign-in sets no hint, and the docs expect one'
        : 'The given session comes without a sign-in hint, and the docs expect one',
    meaning: `The docs have the setting hint: without the cookie bookplate_hint, every page starts as for an anonymous reader, and what is stored of the reader is deleted, until the answer has come.${seenIn === 'cookie' ? ' If you copied only a part of the Cookie header, copy all of it.' : ''}`,
    fix: 'Set the hint at every way to sign in, or remove hint from bookplate.json.',
    paste: recipeOrGeneric(context, 'Set and delete the sign-in hint'),
  }),
};
