import { type HttpResponse, headerValues } from './response.ts';

/**
 * Where a response redirects to.
 *
 * @param response of any status
 * @param from the URL of the request
 * @returns the target, or undefined if it is no redirect
 */
export function redirectTarget(response: HttpResponse, from: URL): URL | undefined {
  if (response.status < 300 || response.status > 399 || response.status === 304) return undefined;
  const [location = ''] = headerValues(response, 'location');
  return URL.canParse(location, from.href) ? new URL(location, from.href) : new URL(from.href);
}
