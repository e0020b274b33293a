import { type HttpResponse, headerValue } from './response.ts';

/** What a dashboard's server says it is. */
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

/** Each name that a header gives away. Frameworks first: whoever stands in front of them can set headers too. */
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
 * Guesses the stack from an answer, to word a fix. Only words depend on it, never a finding.
 *
 * @param answer of the Info API
 * @returns the first that shows itself; Fastify and Hono mostly do not
 */
export function recogniseStack(answer: HttpResponse): Stack {
  if (isInfoApi(answer)) return 'bookplate';
  // The form of Fastify's own error answers.
  if (
    /^\{"(message|statusCode)":.*"error":".*"statusCode":\d+|^\{"statusCode":\d+,"error"/.test(
      answer.body,
    )
  )
    return 'fastify';
  return (
    signs.find(([, header, pattern]) => pattern.test(headerValue(answer, header)))?.[0] ?? 'unknown'
  );
}

/** The headers of `createInfoApi`, or one of them with its body: a hand-written endpoint may have either. */
function isInfoApi(answer: HttpResponse): boolean {
  const is = (name: string, value: string): boolean => headerValue(answer, name) === value;
  return (
    is('cross-origin-resource-policy', 'same-site') &&
    (/"error":"(signed-out|origin-not-allowed|not-from-docs|cross-site|internal)"/.test(
      answer.body,
    ) ||
      (is('cache-control', 'private, no-store') && is('x-content-type-options', 'nosniff')))
  );
}
