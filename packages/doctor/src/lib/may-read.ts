import { type HttpResponse, headerValue } from './response.ts';
import type { Setup } from './setup.ts';

/**
 * Whether a page of the docs may read an answer to a request with cookies: the CORS check (Fetch §4.10).
 *
 * @param answer of the Info API
 * @param setup whose docs
 * @returns true within one origin, and where the headers name exactly the docs
 */
export function mayRead(answer: HttpResponse, { docs, deployment }: Setup): boolean {
  return (
    deployment === 'one-domain' ||
    (headerValue(answer, 'access-control-allow-origin') === docs.origin &&
      headerValue(answer, 'access-control-allow-credentials') === 'true')
  );
}
