import { type Answer, headerValues } from '../reply.ts';

/**
 * Where an answer redirects to.
 *
 * @param answer of any status
 * @param from the URL that was asked for
 * @returns the target, or undefined if it is no redirect
 */
export function redirectTarget(answer: Answer, from: URL): URL | undefined {
  if (answer.status < 300 || answer.status > 399 || answer.status === 304) return undefined;
  const [location = ''] = headerValues(answer, 'location');
  return URL.canParse(location, from.href) ? new URL(location, from.href) : new URL(from.href);
}
