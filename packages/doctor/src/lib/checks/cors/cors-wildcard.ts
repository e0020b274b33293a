import type { Check } from '../../check.ts';
import { headerValues } from '../../response.ts';
import { replacedOnTheWay } from '../../wording.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { letDocsRead } from './let-docs-read.ts';

/** With credentials, `*` is not a wildcard but a name that equals no origin (Fetch §3.3.5). */
export const corsWildcard: Check<'cors-wildcard', { readonly status: number }> = {
  code: 'cors-wildcard',
  step: 'browser',
  needs: ['two-origins'],
  unless: unanswered,
  async find({ setup, docsResponses }) {
    return (await docsResponses())
      .filter(
        ({ response }) => headerValues(response, 'access-control-allow-origin').join() === '*',
      )
      .slice(0, 1)
      .map(({ response: { status } }) => ({
        severity: 'error',
        where: setup.api.href,
        args: { status },
      }));
  },
  explain: (_, context) => ({
    title: `Access-Control-Allow-Origin is "*", expected ${context.docsOrigin}`,
    meaning: 'For requests with cookies, browsers do not accept * as a wildcard.',
    fix:
      context.stack === 'bookplate'
        ? replacedOnTheWay
        : `Send exactly ${context.docsOrigin}. A CORS middleware of the whole application, such as cors(), replaces these headers: remove it there.`,
    paste: letDocsRead(context),
  }),
};
