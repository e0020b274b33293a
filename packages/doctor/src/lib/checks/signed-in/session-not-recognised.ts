import { meaningOf, saysNobody } from '../../answer-meaning.ts';
import type { Check } from '../../check.ts';
import { recipeOrGeneric } from '../../recipe.ts';
import { signedInRequest } from '../../requests.ts';
import { signedOutIs200 } from '../answer/signed-out-is-200.ts';
import { unanswered } from '../reachability/unanswered.ts';

interface Args {
  /** The names in a 200 answer with an object that is no User; without one, the answer is that of an anonymous reader. */
  readonly fields?: readonly string[];
}

/** The Info API answers a request with the given session as one of an anonymous reader. */
export const sessionNotRecognised: Check<'session-not-recognised', Args> = {
  code: 'session-not-recognised',
  step: 'dashboard',
  needs: ['cookie'],
  unless: [...unanswered, signedOutIs200],
  async find({ setup, responseTo }) {
    const response = await responseTo(signedInRequest(setup));
    const meaning = await meaningOf(response);
    if (!saysNobody(meaning)) return [];
    const { answer } = meaning;
    const args =
      response.status === 200 && typeof answer === 'object' && answer !== null
        ? { fields: Object.keys(answer).slice(0, 3) }
        : {};
    return [{ severity: 'error', where: setup.api.href, args }];
  },
  explain: ({ fields }, context) =>
    fields
      ? {
          title: "The answer to the signed-in reader has none of the User's fields",
          meaning: `The Info API answered ${fields.length === 0 ? '`{}`' : `only ${fields.map((name) => `\`${name}\``).join(', ')}`}. Display values belong in \`content\`. The docs take this answer as that of an anonymous reader.`,
          fix: 'Return the display values in content.',
          paste: "{ content: { firstName: 'Ada' } }",
        }
      : {
          title: 'The Info API does not recognise the given session',
          meaning:
            'With the session cookie it answers as it does to an anonymous reader, expected a User.',
          fix: 'Check that the session is still valid, that you copied the whole cookie, and that the Info API runs after the session middleware. A dashboard that keeps its token in localStorage has no session cookie: add one.',
          paste: recipeOrGeneric(context, 'Mount the Info API'),
        },
};
