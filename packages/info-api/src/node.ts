import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, createRespond } from './lib/answer.ts';
import { isForPath, toFacts } from './lib/node-request.ts';
import { checkPath, type RoutedInfoApiOptions } from './lib/options.ts';
import { writeAnswer } from './lib/write-answer.ts';

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
): (request: Request, response: ServerResponse, next?: (error?: unknown) => void) => void {
  const path = checkPath(options.path);
  const respond = createRespond(options);
  return (request, response, next) => {
    if (!isForPath(request, path)) {
      if (next) next();
      else {
        response.statusCode = 404;
        response.end();
      }
      return;
    }
    const answer = respond(toFacts(request), request);
    if (answer instanceof Promise) void writeLate(request, response, { answer, next });
    else writeAnswer(response, answer, request.method);
  };
}

/** What middleware has put on the response may throw. Here nobody else would catch it, and Node ends the process. */
async function writeLate(
  { method }: IncomingMessage,
  response: ServerResponse,
  late: {
    readonly answer: Promise<Answer>;
    readonly next: ((error?: unknown) => void) | undefined;
  },
): Promise<void> {
  try {
    writeAnswer(response, await late.answer, method);
  } catch (error) {
    if (late.next) late.next(error);
    else response.destroy(error as Error);
  }
}
