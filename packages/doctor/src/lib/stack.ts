import { type HttpResponse, headerValue } from './response.ts';

/** What the Info API runs on. */
export type Stack = (typeof stacks)[number];

export const stacks = [
  'bookplate',
  'express',
  'fastify',
  'hono',
  'next',
  'django',
  'rails',
  'laravel',
  'nginx',
  'caddy',
  'cloudflare',
  'unknown',
] as const;

/** Headers that name a stack. Frameworks first: a proxy in front of them can add its own. */
const signs: readonly (readonly [stack: Stack, header: string, pattern: RegExp])[] = [
  ['next', 'x-powered-by', /next\.js/i],
  ['next', 'vary', /\bnext-router-state-tree\b/i],
  ['express', 'x-powered-by', /express/i],
  ['laravel', 'set-cookie', /^laravel_session=|\blaravel_session=/i],
  ['laravel', 'x-powered-by', /php/i],
  ['rails', 'x-runtime', /^[\d.]+$/],
  ['rails', 'x-powered-by', /phusion passenger/i],
  ['django', 'server', /wsgiserver|gunicorn|daphne/i],
  ['django', 'vary', /^accept-language, cookie$|^cookie, accept-language$/i],
  ['hono', 'x-powered-by', /hono/i],
  ['caddy', 'server', /caddy/i],
  ['cloudflare', 'server', /cloudflare/i],
  ['nginx', 'server', /nginx|openresty/i],
];

/**
 * Guesses the stack from a response. Only the wording of fixes depends on it, never a finding.
 *
 * @param response of the Info API
 * @returns the first match; Fastify and Hono usually have none
 */
export function recogniseStack(response: HttpResponse): Stack {
  if (isInfoApi(response)) return 'bookplate';
  // The form of Fastify's own errors.
  if (
    /^\{"(message|statusCode)":.*"error":".*"statusCode":\d+|^\{"statusCode":\d+,"error"/.test(
      response.body,
    )
  )
    return 'fastify';
  return (
    signs.find(([, header, pattern]) => pattern.test(headerValue(response, header)))?.[0] ??
    'unknown'
  );
}

/** The headers of `createInfoApi`, or one of them with its body: a hand-written endpoint can have either. */
function isInfoApi(response: HttpResponse): boolean {
  const is = (name: string, value: string): boolean => headerValue(response, name) === value;
  return (
    is('cross-origin-resource-policy', 'same-site') &&
    (/"error":"(signed-out|origin-not-allowed|not-from-docs|cross-site|internal)"/.test(
      response.body,
    ) ||
      (is('cache-control', 'private, no-store') && is('x-content-type-options', 'nosniff')))
  );
}
