import type { Check } from '../../check.ts';
import { headerValues } from '../../response.ts';
import { replacedOnTheWay } from '../../wording.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { corsWildcard } from './cors-wildcard.ts';
import { docsUrlFirst, letDocsRead } from './let-docs-read.ts';

/** Browsers compare bytes: a trailing slash, a capital letter or `:443` is another origin (Fetch §4.10). */
export const corsWrongOrigin: Check<
  'cors-wrong-origin',
  { readonly found: string; readonly expected: string }
> = {
  code: 'cors-wrong-origin',
  step: 'browser',
  needs: ['two-origins'],
  unless: [...unanswered, corsWildcard],
  async find({ setup: { docs, api }, docsResponses }) {
    return (await docsResponses())
      .map(({ response }) => headerValues(response, 'access-control-allow-origin'))
      .flatMap((found) => (found.length === 1 ? found : []))
      .filter((found) => found !== docs.origin && !found.includes(','))
      .slice(0, 1)
      .map((found) => ({
        severity: 'error',
        where: api.href,
        args: { found, expected: docs.origin },
      }));
  },
  explain: ({ found, expected }, context) => ({
    title: `Access-Control-Allow-Origin is ${JSON.stringify(found)}, expected ${expected}`,
    meaning:
      'Browsers compare byte by byte: a trailing slash, a capital letter or a default port makes another origin.',
    fix: docsUrlFirst(
      context.stack === 'bookplate' ? replacedOnTheWay : `Send exactly ${expected}.`,
      context,
    ),
    paste: letDocsRead(context),
  }),
};
