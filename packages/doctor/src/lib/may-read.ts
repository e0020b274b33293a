import { type HttpResponse, headerValue } from './response.ts';
import type { Setup } from './setup.ts';

/**
 * Whether the docs may read a response to a request with cookies: the CORS check (Fetch §4.10).
 *
 * @param response of the Info API
 * @param setup with the docs
 * @returns true within one origin, and if the headers name exactly the docs
 */
export function mayRead(response: HttpResponse, { docs, deployment }: Setup): boolean {
  return (
    deployment === 'one-domain' ||
    (headerValue(response, 'access-control-allow-origin') === docs.origin &&
      headerValue(response, 'access-control-allow-credentials') === 'true')
  );
}
