import { allowDocs } from './recipes/allow-docs.ts';
import { removeHeader } from './recipes/remove-header.ts';
import { leaveOut, replacedOnTheWay } from './recipes/leave-out.ts';
import { mountAbove } from './recipes/mount-above.ts';
import { sendOrLookAtProxy, sharedHeaders } from './recipes/shared-headers.ts';
import type { WordingContext, WordsFor } from './words.ts';

const named = (name: string, value: string): string =>
  value === '' ? `${name} is missing` : `${name} is ${JSON.stringify(value)}`;

const answered = (name: string, value: string): string =>
  value === '' ? `without ${name}` : `with ${name} ${JSON.stringify(value)}`;

/** `createInfoApi` lets the docs read already. */
const shareWithDocs = (context: WordingContext): string =>
  context.stack === 'bookplate' ? leaveOut(context) : allowDocs(context);

/** Words for CORS, as browsers check it. */
export const corsWords: WordsFor<
  | 'cors-missing'
  | 'cors-wildcard'
  | 'cors-wrong-origin'
  | 'cors-duplicate'
  | 'cors-credentials-missing'
  | 'preflight-refused'
  | 'vary-origin-missing'
  | 'answer-cacheable'
> = {
  'cors-missing': ({ status, signedIn, refusal }, context) => ({
    title: `The ${status} answer ${signedIn ? 'to a signed-in reader ' : ''}does not let ${context.docsOrigin} read it`,
    meaning: `Without Access-Control-Allow-Origin the page sees "Failed to fetch" and cannot tell ${status} from a dead server.${
      refusal === 'origin-not-allowed'
        ? ' This Info API says that the docs origin is not in its list.'
        : context.stack === 'bookplate'
          ? ' createInfoApi sends it, so something between it and the browser takes it away.'
          : ' Mostly the sign-in middleware answers before CORS is applied.'
    }`,
    fix:
      refusal === 'origin-not-allowed'
        ? 'Add the docs origin to docsOrigins.'
        : context.stack === 'bookplate'
          ? replacedOnTheWay
          : 'Apply CORS first and sign-in after it, on this one route, so that 401 and 500 have the headers too. Behind a proxy: errors need its headers as well (nginx: always).',
    paste: refusal === 'origin-not-allowed' ? allowDocs(context) : shareWithDocs(context),
  }),
  'cors-wildcard': (_, context) => ({
    title: 'Access-Control-Allow-Origin is *',
    meaning:
      'For a request with cookies, browsers take * as the name of an origin that nobody has, and refuse.',
    fix: context.stack === 'bookplate' ? replacedOnTheWay : 'Send exactly the docs origin.',
    paste: shareWithDocs(context),
  }),
  'cors-wrong-origin': ({ found, expected }, context) => ({
    title: `Access-Control-Allow-Origin is ${found}, the docs are ${expected}`,
    meaning:
      'Browsers compare byte by byte: a slash at the end, a capital letter or a port that is the default already differ.',
    fix:
      context.stack === 'bookplate'
        ? replacedOnTheWay
        : `Send exactly ${expected}, without a slash at the end.`,
    paste: shareWithDocs(context),
  }),
  'cors-duplicate': ({ found }, context) => ({
    title: `Access-Control-Allow-Origin is sent ${found.length > 1 ? `${found.length} times` : 'as a list'}: ${found.join(' and ')}`,
    meaning:
      'Browsers join repeated headers with a comma, and no origin equals that. Mostly the application and a proxy each add one.',
    fix: "Keep one place: the application's, without which nobody knows the docs. Remove what the proxy adds, or hide what comes from behind it.",
    paste: ['nginx', 'caddy', 'cloudflare'].includes(context.stack)
      ? removeHeader('Access-Control-Allow-Origin', context)
      : shareWithDocs(context),
  }),
  'cors-credentials-missing': ({ found: value }, context) => ({
    title: `${named('Access-Control-Allow-Credentials', value)}, expected "true"`,
    meaning:
      'Without it, in exactly these lower-case letters and once, no answer to a request with cookies may be read.',
    fix: sendOrLookAtProxy(context),
    paste: shareWithDocs(context),
  }),
  'preflight-refused': ({ why, found: value }, context) => ({
    title: {
      status: `OPTIONS is answered with ${value}`,
      origin: `OPTIONS is answered ${answered('Access-Control-Allow-Origin', value)}`,
      credentials: `OPTIONS is answered ${answered('Access-Control-Allow-Credentials', value)}`,
      headers: `OPTIONS allows ${value === '' ? 'no headers' : `the headers ${JSON.stringify(value)}`}, not "traceparent"`,
    }[why],
    meaning:
      'The docs cause no preflight themselves. But monitoring scripts that add a tracing header to every fetch do, and then the request is never sent. A preflight has no cookies, and * is no wildcard in it.',
    fix:
      context.stack === 'bookplate'
        ? 'createInfoApi answers OPTIONS: mount it above cors() and above the sign-in middleware. Or exclude the API URL from tracing in the monitoring script.'
        : 'If the endpoint is createInfoApi, mount it above cors() and above the sign-in middleware: it answers OPTIONS. Else answer OPTIONS with 204 before both. Or exclude the API URL from tracing in the monitoring script.',
    paste:
      mountAbove(context) ??
      [
        'HTTP/1.1 204 No Content',
        `Access-Control-Allow-Origin: ${context.docsOrigin}`,
        'Access-Control-Allow-Credentials: true',
        'Access-Control-Allow-Methods: GET, HEAD, OPTIONS',
        'Access-Control-Allow-Headers: traceparent, tracestate, baggage',
      ].join('\n'),
  }),
  'vary-origin-missing': ({ found: value }, context) => ({
    title: value === '' ? 'Vary is missing' : `${named('Vary', value)}, which does not name Origin`,
    meaning:
      'Browsers keep one cache for all hosts of a site. What the dashboard fetched for itself, without CORS headers, can be replayed to the docs and fails there, now and then.',
    fix: `${sendOrLookAtProxy(context)} Requests without Origin need it as well.`,
    paste: sharedHeaders(context, 'vary-origin-missing'),
  }),
  'answer-cacheable': ({ found: value }, context) => ({
    title: `${named('Cache-Control', value)}, so the answer may be stored`,
    meaning:
      'A stored answer is shown after logging out, or to the next reader of the same browser or proxy.',
    fix: sendOrLookAtProxy(context),
    paste: sharedHeaders(context, 'answer-cacheable'),
  }),
};
