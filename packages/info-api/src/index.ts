import { createRespond } from './lib/answer.ts';
import { toFetchFacts, toResponse } from './lib/fetch-answer.ts';
import type { InfoApiOptions } from './lib/options.ts';

export { ConfigurationError, type User, UserFormatError } from '@bookplate/protocol';
export { GetUserTimeoutError } from './lib/ask-user.ts';
export type { InfoApiOptions } from './lib/options.ts';
export {
  clearSignInHint,
  type HintCookie,
  type HintPlace,
  signInHint,
  signInHintCookie,
  type SignInHintOptions,
} from './lib/sign-in-hint.ts';

/**
 * The Info API on `Request` and `Response`: for Next.js, SvelteKit, React Router, Bun, Deno and workers. Mount it on
 * one path, for all methods. What wraps it may still change the `Response`; for Hono, `/hono` sees to that.
 *
 * @param options where the docs are, and how to find out who is signed in
 * @returns a fetch handler that never rejects
 * @throws {ConfigurationError} if the options cannot work
 */
export function createInfoApi(
  options: InfoApiOptions<Request>,
): (request: Request) => Promise<Response> {
  const respond = createRespond(options);
  return async (request) =>
    toResponse(await respond(toFetchFacts(request), request), request.method);
}
