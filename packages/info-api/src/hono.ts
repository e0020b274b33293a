import { createRespond } from './lib/answer.ts';
import { toFetchFacts, toResponse } from './lib/fetch-answer.ts';
import { isDecidedHere, mergeVary } from './lib/headers.ts';
import type { InfoApiOptions } from './lib/options.ts';

export { ConfigurationError, type User, UserFormatError } from '@bookplate/protocol';
export { GetUserTimeoutError } from './lib/ask-user.ts';
export type { InfoApiOptions } from './lib/options.ts';

/** What is used of Hono's context. */
export interface HonoContext {
  readonly req: { readonly raw: Request };
  res: Response;
  /** True: there is an answer. */
  finalized: boolean;
}

/**
 * The Info API for Hono. Mount it with `app.all(path, …)`, after the session middleware.
 *
 * @param options where the docs are, and how to find out who is signed in; `getUser` receives Hono's context, so
 *   `context.get('session')` is at hand
 * @returns a handler for the one path
 * @throws {ConfigurationError} if the options cannot work
 */
export function createInfoApi<Context extends HonoContext = HonoContext>(
  options: InfoApiOptions<Context>,
): (context: Context) => Promise<Response> {
  const respond = createRespond(options);
  return async (context) => {
    const { raw } = context.req;
    const answer = await respond(toFetchFacts(raw), context);
    const headers = new Headers([...context.res.headers].filter(([name]) => !isDecidedHere(name)));
    const vary = mergeVary(headers.get('Vary') ?? undefined, answer.headers['Vary'] ?? '');
    for (const name in answer.headers) headers.set(name, answer.headers[name] ?? '');
    headers.set('Vary', vary);
    // As plain data: a `Response` of @hono/node-server keeps the `Headers` that it is given.
    const final = { ...answer, headers: Object.fromEntries(headers) };
    return seal(context, () => toResponse(final, raw.method));
  };
}

/**
 * Hono's middleware changes the response on the way out: it sets headers on `context.res`, or exchanges it. Whatever it
 * does from now on, it does to a copy.
 */
function seal(context: HonoContext, build: () => Response): Response {
  context.finalized = true;
  Object.defineProperty(context, 'res', { configurable: true, get: build, set: () => {} });
  return build();
}
