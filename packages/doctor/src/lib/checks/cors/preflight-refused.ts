import type { Check } from '../../check.ts';
import { recipe } from '../../recipe.ts';
import { preflightRequest } from '../../requests.ts';
import { headerTokens, headerValue, type HttpResponse } from '../../response.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { corsCredentialsMissing } from './cors-credentials-missing.ts';
import { corsDuplicate } from './cors-duplicate.ts';
import { corsMissing } from './cors-missing.ts';
import { corsWildcard } from './cors-wildcard.ts';
import { corsWrongOrigin } from './cors-wrong-origin.ts';

interface Args {
  readonly why: 'status' | 'origin' | 'credentials' | 'headers';
  readonly found: string;
}

/**
 * The docs cause no preflight, but monitoring scripts do, by adding headers to every fetch. A preflight has no cookie, so
 * sign-in middleware above CORS refuses it (Fetch §4.8).
 */
export const preflightRefused: Check<'preflight-refused', Args> = {
  code: 'preflight-refused',
  step: 'browser',
  needs: ['two-origins'],
  unless: [
    ...unanswered,
    corsMissing,
    corsWildcard,
    corsDuplicate,
    corsWrongOrigin,
    corsCredentialsMissing,
  ],
  async find({ setup: { docs, api }, setup, responseTo }) {
    const args = whyRefused(await responseTo(preflightRequest(setup)), docs.origin);
    return args ? [{ severity: 'warning', where: api.href, args }] : [];
  },
  explain: ({ why, found }, context) => ({
    title: {
      status: `The answer to OPTIONS is ${found}, expected 204`,
      origin: `The answer to OPTIONS has ${headerAs('Access-Control-Allow-Origin', found)}, expected ${context.docsOrigin}`,
      credentials: `The answer to OPTIONS has ${headerAs('Access-Control-Allow-Credentials', found)}, expected "true"`,
      headers: `The answer to OPTIONS allows ${found === '' ? 'no headers' : `the headers ${JSON.stringify(found)}`}, expected "traceparent" too`,
    }[why],
    meaning:
      'The docs cause no preflight. But monitoring scripts that add a tracing header to every fetch do, and then the browser never sends the request. A preflight has no cookies, and * is no wildcard in its answer.',
    fix:
      context.stack === 'bookplate'
        ? 'createInfoApi answers OPTIONS: mount it above cors() and above the sign-in middleware. Or exclude the API URL from tracing in the monitoring script.'
        : 'Mount createInfoApi above cors() and above the sign-in middleware: it answers OPTIONS. In your own endpoint, answer OPTIONS with 204 before both. Or exclude the API URL from tracing in the monitoring script.',
    paste:
      recipe(context, 'Mount the Info API above sign-in and CORS') ??
      [
        'HTTP/1.1 204 No Content',
        `Access-Control-Allow-Origin: ${context.docsOrigin}`,
        'Access-Control-Allow-Credentials: true',
        'Access-Control-Allow-Methods: GET, HEAD, OPTIONS',
        'Access-Control-Allow-Headers: traceparent, tracestate, baggage',
      ].join('\n'),
  }),
};

function whyRefused(preflight: HttpResponse, origin: string): Args | undefined {
  const { status } = preflight;
  if (status < 200 || status > 299) return { why: 'status', found: String(status) };
  const allowed = headerValue(preflight, 'access-control-allow-origin');
  if (allowed !== origin) return { why: 'origin', found: allowed };
  const credentials = headerValue(preflight, 'access-control-allow-credentials');
  if (credentials !== 'true') return { why: 'credentials', found: credentials };
  // With credentials `*` is a name, not a wildcard.
  if (!headerTokens(preflight, 'access-control-allow-headers').includes('traceparent'))
    return { why: 'headers', found: headerValue(preflight, 'access-control-allow-headers') };
  return undefined;
}

function headerAs(name: string, value: string): string {
  return value === '' ? `no ${name}` : `${name} ${JSON.stringify(value)}`;
}
