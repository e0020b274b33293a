import type { Check } from '../../check.ts';
import type { Explanation, WordingContext } from '../../explanation.ts';
import { recipeOrGeneric } from '../../recipe.ts';
import { headerValues } from '../../response.ts';
import { replacedOnTheWay } from '../../wording.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { docsUrlFirst, letDocsRead } from './let-docs-read.ts';

interface Args {
  readonly status: number;
  readonly signedIn: boolean;
  /** The error code in the body of `createInfoApi`, empty if there is none. */
  readonly refusal: string;
}

/** Without the header the page learns nothing about the answer, not even that it was a 401 (Fetch §4.10). */
export const corsMissing: Check<'cors-missing', Args> = {
  code: 'cors-missing',
  step: 'browser',
  needs: ['two-origins'],
  unless: unanswered,
  async find({ setup, docsResponses }) {
    return (await docsResponses())
      .filter(({ response }) => headerValues(response, 'access-control-allow-origin').length === 0)
      .slice(0, 1)
      .map(({ response: { status, body }, signedIn }) => ({
        severity: 'error',
        where: setup.api.href,
        args: { status, signedIn, refusal: /"error":"([a-z-]{1,40})"/.exec(body)?.[1] ?? '' },
      }));
  },
  explain: ({ status, signedIn, refusal }, context) => ({
    title: `The ${status} answer ${signedIn ? 'to a signed-in reader ' : ''}has no Access-Control-Allow-Origin, expected ${context.docsOrigin}`,
    ...causeOf(refusal, status, context),
  }),
};

function causeOf(
  refusal: string,
  status: number,
  context: WordingContext,
): Omit<Explanation, 'title'> {
  const meaning = `Without this header the docs see "Failed to fetch" and cannot tell ${status} from a server that is down.`;
  if (refusal === 'origin-not-allowed')
    return {
      meaning: `${meaning} This Info API says that the docs origin is not in its list.`,
      fix: docsUrlFirst('Add the docs origin to docsOrigins.', context),
      paste: recipeOrGeneric(context, 'Let the docs read every answer'),
    };
  if (context.stack === 'bookplate')
    return {
      meaning: `${meaning} createInfoApi sends it, so something between it and the browser removes it.`,
      fix: replacedOnTheWay,
      paste: letDocsRead(context),
    };
  return {
    meaning: `${meaning} The usual cause: the sign-in middleware answers before CORS is applied.`,
    fix: docsUrlFirst(
      'Apply CORS first and sign-in after it, on this one route, so that 401 and 500 have the headers too. Behind a proxy, its own error pages need the headers as well (nginx: always).',
      context,
    ),
    paste: letDocsRead(context),
  };
}
