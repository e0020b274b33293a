import { allowDocs } from './recipes/allow-docs.ts';
import { removeHeader } from './recipes/remove-header.ts';
import { mountAbove } from './recipes/mount-above.ts';
import { sendOrLookAtProxy, sharedHeaders } from './recipes/shared-headers.ts';
import type { WordsFor } from './words.ts';

const quoted = (value: string): string => (value === '' ? 'nothing' : JSON.stringify(value));

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
          ? 'Leave this path out of the header settings of the framework, the proxy and the CDN.'
          : 'Apply CORS first and sign-in after it, on this one route, so that 401 and 500 have the headers too. Behind a proxy: errors need its headers as well (nginx: always).',
    paste: allowDocs(context),
  }),
  'cors-wildcard': (_, context) => ({
    title: 'Access-Control-Allow-Origin is *',
    meaning:
      'For a request with cookies, browsers take * as the name of an origin that nobody has, and refuse.',
    fix: 'Send exactly the docs origin.',
    paste: allowDocs(context),
  }),
  'cors-wrong-origin': ({ found, expected }, context) => ({
    title: `Access-Control-Allow-Origin is ${found}, the docs are ${expected}`,
    meaning:
      'Browsers compare byte by byte: a slash at the end, a capital letter or a port that is the default already differ.',
    fix: `Send exactly ${expected}, without a slash at the end.`,
    paste: allowDocs(context),
  }),
  'cors-duplicate': ({ found }, context) => ({
    title: `Access-Control-Allow-Origin is sent ${found.length > 1 ? `${found.length} times` : 'as a list'}: ${found.join(' and ')}`,
    meaning:
      'Browsers join repeated headers with a comma, and no origin equals that. Mostly the application and a proxy each add one.',
    fix: "Keep one place: the application's, without which nobody knows the docs. Remove what the proxy adds, or hide what comes from behind it.",
    paste: ['nginx', 'caddy', 'cloudflare'].includes(context.stack)
      ? removeHeader('Access-Control-Allow-Origin', context)
      : allowDocs(context),
  }),
  'cors-credentials-missing': ({ found }, context) => ({
    title: `Access-Control-Allow-Credentials is ${quoted(found)}, expected "true"`,
    meaning:
      'Without it, in exactly these lower-case letters and once, no answer to a request with cookies may be read.',
    fix: sendOrLookAtProxy(context),
    paste: allowDocs(context),
  }),
  'preflight-refused': ({ why, found }, context) => ({
    title: {
      status: `OPTIONS is answered with ${found}`,
      origin: `OPTIONS is answered with Access-Control-Allow-Origin ${quoted(found)}`,
      credentials: `OPTIONS is answered with Access-Control-Allow-Credentials ${quoted(found)}`,
      headers: `OPTIONS allows the headers ${quoted(found)}, not "traceparent"`,
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
  'vary-origin-missing': ({ found }, context) => ({
    title: `Vary is ${quoted(found)}, and does not name Origin`,
    meaning:
      'Browsers keep one cache for all hosts of a site. What the dashboard fetched for itself, without CORS headers, can be replayed to the docs and fails there, now and then.',
    fix: `${sendOrLookAtProxy(context)} Requests without Origin need it as well.`,
    paste: sharedHeaders(context, 'vary-origin-missing'),
  }),
  'answer-cacheable': ({ found }, context) => ({
    title: `Cache-Control is ${quoted(found)}, and allows the answer to be kept`,
    meaning:
      'A kept answer is shown after logging out, or to the next reader of the same browser or proxy.',
    fix: sendOrLookAtProxy(context),
    paste: sharedHeaders(context, 'answer-cacheable'),
  }),
};
