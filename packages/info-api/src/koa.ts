import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRespond } from './lib/answer.ts';
import { isForPath, toFacts, withoutQuery } from './lib/node-request.ts';
import { checkPath, type RoutedInfoApiOptions } from './lib/options.ts';
import { ignoreLateHeaders, writeAnswer } from './lib/write-answer.ts';

export { ConfigurationError, type User, UserFormatError } from '@bookplate/protocol';
export { GetUserTimeoutError } from './lib/ask-user.ts';
export type { RoutedInfoApiOptions } from './lib/options.ts';

/** What is used of Koa's context. */
export interface KoaContext {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly originalUrl: string;
  /** The pattern of `@koa/router` that matched, with the router's prefix. */
  readonly _matchedRoute?: unknown;
  /** False: Koa writes nothing, for the answer is out. */
  respond?: boolean | undefined;
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
    const { req, res } = context;
    if (!isAt(context, path)) {
      await next();
      return;
    }
    const answer = await respond(toFacts(req), context);
    // Koa's other middleware runs again on the way out, sessions among it. The answer is written before that.
    context.respond = false;
    writeAnswer(res, answer, req.method);
    ignoreLateHeaders(res);
  };
}

/** Routers do not shorten the address to the part after their prefix, and ignore case unless told not to. */
function isAt({ req, originalUrl, _matchedRoute: route }: KoaContext, path: string): boolean {
  if (isForPath({ url: req.url, originalUrl }, path)) return true;
  return typeof route === 'string' && route.endsWith(path) && route === withoutQuery(originalUrl);
}
