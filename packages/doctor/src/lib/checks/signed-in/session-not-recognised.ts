import { meaningOf, saysNobody } from '../../answer-meaning.ts';
import type { Check, NoArgs } from '../../check.ts';
import { recipeOrGeneric } from '../../recipe.ts';
import { signedInRequest } from '../../requests.ts';
import { signedOutIs200 } from '../answer/signed-out-is-200.ts';
import { unanswered } from '../reachability/unanswered.ts';

/** The Info API answers a request with the given session as one of an anonymous reader. */
export const sessionNotRecognised: Check<'session-not-recognised', NoArgs> = {
  code: 'session-not-recognised',
  step: 'dashboard',
  needs: ['cookie'],
  unless: [...unanswered, signedOutIs200],
  async find({ setup, responseTo }) {
    return saysNobody(await meaningOf(await responseTo(signedInRequest(setup))))
      ? [{ severity: 'error', where: setup.api.href, args: {} }]
      : [];
  },
  explain: (_, context) => ({
    title: 'The Info API does not recognise the given session',
    meaning:
      'With the session cookie it answers as it does to an anonymous reader, expected a User.',
    fix: 'Check that the session is still valid, that you copied the whole cookie, and that the Info API runs after the session middleware. A dashboard that keeps its token in localStorage has no session cookie: add one.',
    paste: recipeOrGeneric(context, 'Mount the Info API'),
  }),
};
