import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRespond } from './lib/answer.ts';
import { mergeVary, unwantedHeaders } from './lib/headers.ts';
import { isForPath, toFacts } from './lib/node-request.ts';
import { checkPath, type RoutedInfoApiOptions } from './lib/options.ts';

export { ConfigurationError, type User, UserFormatError } from '@bookplate/protocol';
export { GetUserTimeoutError } from './lib/ask-user.ts';
export type { RoutedInfoApiOptions } from './lib/options.ts';

/** What is used of Koa's context. */
export interface KoaContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  status: number;
  body: unknown;
  set(headers: Record<string, string>): void;
}

/**
 * The Info API for Koa. Mount it with `app.use(…)`, after the session middleware.
 *
 * @param options the path, where the docs are, and how to find out who is signed in; `getUser` receives Koa's
 *   context, so `context.session` is at hand
 * @returns a middleware that answers its path and passes on everything else
 * @throws {ConfigurationError} if the options cannot work
 */
export function createInfoApi<Context extends KoaContext = KoaContext>(
  options: RoutedInfoApiOptions<Context>,
): (context: Context, next: () => Promise<unknown>) => Promise<void> {
  const path = checkPath(options.path);
  const respond = createRespond(options);
  return async (context, next) => {
    if (!isForPath(context.req, path)) {
      await next();
      return;
    }
    const { status, headers, body } = await respond(toFacts(context.req), context);
    const vary = context.res.getHeader('Vary');
    for (const name of unwantedHeaders) context.res.removeHeader(name);
    context.status = status;
    context.body = body || null;
    context.status = status; // Koa makes a 204 of a null body, and a 200 of any other.
    context.set({ ...headers, Vary: mergeVary(vary?.toString(), headers['Vary'] ?? '') });
    seal(context.res, [...unwantedHeaders, ...Object.keys(headers)]);
  };
}

/** Koa's other middleware runs again on the way out, sessions among it. What we said stays as it is. */
function seal(response: ServerResponse, names: readonly string[]): void {
  const sealed = new Set(names.map((name) => name.toLowerCase()));
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) =>
    sealed.has(name.toLowerCase()) ? response : setHeader(name, value);
}
