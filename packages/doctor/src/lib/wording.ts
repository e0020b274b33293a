import type { WordingContext } from './explanation.ts';

/** `createInfoApi` sends the right headers; if others arrive, something on the way replaces them. */
export const replacedOnTheWay =
  'createInfoApi sends the right header, and something around it replaces it: header settings of the framework, cors() above it, a proxy or a CDN. Exclude this path there.';

/**
 * What to do about a missing header.
 *
 * @param context the stack
 * @returns sentences
 */
export function sendOrCheckProxy({ stack }: WordingContext): string {
  if (stack === 'bookplate') return replacedOnTheWay;
  const isProxy = ['nginx', 'caddy', 'cloudflare'].includes(stack);
  return isProxy
    ? 'Send this header on every answer of this route. If the application sends it already, remove the proxy setting that replaces it.'
    : 'Send this header on every answer of this route. If your code sends it already, check the proxy or CDN in front of it.';
}

/**
 * A header as it was found.
 *
 * @param name of the header
 * @param value as received, empty if it was not sent
 * @returns a clause
 */
export function foundHeader(name: string, value: string): string {
  return value === '' ? `${name} is missing` : `${name} is ${JSON.stringify(value)}`;
}
