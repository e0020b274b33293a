import { meaningOf, saysNobody } from '../../answer-meaning.ts';
import type { Check } from '../../check.ts';
import { anonymousRequest } from '../../requests.ts';
import type { HttpResponse } from '../../response.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { answer401 } from './answer-401.ts';

interface Args {
  readonly status: number;
  readonly kind: 'nobody' | 'user' | 'not-json';
}

/** A 2xx without a session: a login page, the User of another reader, or an empty answer, which the docs at least understand. */
export const signedOutIs200: Check<'signed-out-is-200', Args> = {
  code: 'signed-out-is-200',
  step: 'dashboard',
  unless: unanswered,
  async find({ setup, responseTo }) {
    const response = await responseTo(anonymousRequest(setup));
    const { status } = response;
    if (status < 200 || status > 299 || status === 204) return [];
    const kind = await kindOf(response);
    const severity = kind === 'nobody' ? 'warning' : 'error';
    return [{ severity, where: setup.api.href, args: { status, kind } }];
  },
  explain: ({ status, kind }, context) => ({
    title: `The Info API answers ${status} to an anonymous reader, expected 401`,
    meaning: {
      nobody:
        'The docs understand this empty answer as anonymous. Caches and monitoring understand only 401.',
      user: 'The answer contains user data, so the docs show anonymous readers as signed in.',
      'not-json': 'The docs expect JSON and get a page, usually the login page.',
    }[kind],
    fix:
      kind === 'not-json'
        ? 'Mount createInfoApi above the middleware that shows the login page. In your own endpoint, answer 401 with JSON.'
        : 'Return null from getUser if the reader is not signed in: createInfoApi answers 401. In your own endpoint, answer 401 with JSON.',
    paste: answer401(context),
  }),
};

/** By the body alone: to a page, another 2xx is no answer at all. */
async function kindOf(response: HttpResponse): Promise<Args['kind']> {
  const meaning = await meaningOf({ ...response, status: 200 });
  if (meaning.reason === 'not-json') return 'not-json';
  return saysNobody(meaning) ? 'nobody' : 'user';
}
