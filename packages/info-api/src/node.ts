import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, createRespond } from './lib/answer.ts';
import { mergeVary, unwantedHeaders } from './lib/headers.ts';
import { isForPath, toFacts } from './lib/node-request.ts';
import { checkPath, type RoutedInfoApiOptions } from './lib/options.ts';

export { ConfigurationError, type User, UserFormatError } from '@bookplate/protocol';
export { GetUserTimeoutError } from './lib/ask-user.ts';
export type { RoutedInfoApiOptions } from './lib/options.ts';

/**
 * The Info API for `node:http`, Express and Connect. Mount it with `app.use(…)`, after the session middleware.
 *
 * @param options the path, where the docs are, and how to find out who is signed in; `getUser` receives the
 *   request as the framework has it, so `request.session` is at hand
 * @returns a middleware that answers its path and passes on everything else (404 if there is no `next`)
 * @throws {ConfigurationError} if the options cannot work
 */
export function createInfoApi<Request extends IncomingMessage = IncomingMessage>(
  options: RoutedInfoApiOptions<Request>,
): (request: Request, response: ServerResponse, next?: () => void) => void {
  const path = checkPath(options.path);
  const respond = createRespond(options);
  return (request, response, next) => {
    if (!isForPath(request, path)) {
      if (next) next();
      else response.writeHead(404).end();
      return;
    }
    const answer = respond(toFacts(request), request);
    if (answer instanceof Promise) void answer.then((late) => write(response, late));
    else write(response, answer);
  };
}

/**
 * Some middleware, sessions first of all, adds headers at the moment when they are written, by a `writeHead` that
 * it puts on this one response. So the class's own is called instead.
 */
function write(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.headersSent || response.destroyed) return;
  const { writeHead } = Object.getPrototypeOf(response) as ServerResponse;
  const final: Record<string, string | number> = { ...headers };
  if (body) final['Content-Length'] = Buffer.byteLength(body);
  if (response.getHeaderNames().length > 0) {
    for (const name of unwantedHeaders) response.removeHeader(name);
    final['Vary'] = mergeVary(response.getHeader('Vary')?.toString(), headers['Vary'] ?? '');
  }
  writeHead.call(response, status, final);
  response.end(body);
}
