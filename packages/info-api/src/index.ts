import { createRespond } from './lib/answer.ts';
import type { InfoApiOptions } from './lib/options.ts';

export { ConfigurationError, type User, UserFormatError } from '@bookplate/protocol';
export { GetUserTimeoutError } from './lib/ask-user.ts';
export type { InfoApiOptions } from './lib/options.ts';

/**
 * The Info API on `Request` and `Response`: for Hono, Next.js, SvelteKit, React Router, Bun, Deno and workers.
 * Mount it on one path, for all methods.
 *
 * @param options where the docs are, and how to find out who is signed in
 * @returns a fetch handler that never rejects
 * @throws {ConfigurationError} if the options cannot work
 */
export function createInfoApi(
  options: InfoApiOptions<Request>,
): (request: Request) => Promise<Response> {
  const respond = createRespond(options);
  return async (request) => {
    const { headers } = request;
    const header = (name: string): string | undefined => headers.get(name) ?? undefined;
    const answer = await respond(
      {
        method: request.method,
        origin: header('origin'),
        fetchSite: header('sec-fetch-site'),
        fetchMode: header('sec-fetch-mode'),
        host: header('host') ?? new URL(request.url).host,
        preflightHeaders: header('access-control-request-headers'),
      },
      request,
    );
    const hasBody = answer.body !== '' && request.method !== 'HEAD';
    return new Response(hasBody ? answer.body : null, answer);
  };
}
