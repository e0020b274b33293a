import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, createRespond } from './lib/answer.ts';
import { isDecidedHere } from './lib/headers.ts';
import { startsBelow, toFacts, withoutQuery } from './lib/node-request.ts';
import { checkPath, type RoutedInfoApiOptions } from './lib/options.ts';
import { writeAnswer } from './lib/write-answer.ts';

export { ConfigurationError, type User, UserFormatError } from '@bookplate/protocol';
export { GetUserTimeoutError } from './lib/ask-user.ts';
export type { RoutedInfoApiOptions } from './lib/options.ts';

const answerOf = Symbol('answer of the Info API');

interface AnsweredReply extends FastifyReply {
  [answerOf]?: Answer;
}

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * The Info API for Fastify 5. Mount it with `app.register(…)`, after the session plugin.
 *
 * @param options the path, where the docs are, and how to find out who is signed in; `getUser` receives the
 *   Fastify request, so `request.session` is at hand
 * @returns a plugin with one route
 * @throws {ConfigurationError} if the options cannot work
 */
export function createInfoApi(
  options: RoutedInfoApiOptions<FastifyRequest>,
): FastifyPluginCallback {
  const path = checkPath(options.path);
  const respond = createRespond(options);

  return (app, _, done) => {
    const { prefix } = app;
    const url = startsBelow(path, prefix) ? path.slice(prefix.length) : path;
    // No body is ever read, so none can be refused before the CORS headers are on the answer.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    app.route({
      method: methods,
      url,
      handler: (request, reply: AnsweredReply) => {
        // Fastify can be told to ignore case and a slash at the end.
        if (!isAt(request, prefix, url)) return reply.callNotFound();
        const send = (answer: Answer): FastifyReply => {
          reply[answerOf] = answer;
          return reply.code(answer.status).send(answer.body || undefined);
        };
        const answer = respond(toFacts(request.raw), request);
        return answer instanceof Promise ? answer.then(send) : send(answer);
      },
      // A route's own hook is the last one. It writes the answer itself and goes no further, so nothing comes after it:
      // neither headers of plugins nor those of middleware that waits for `writeHead`.
      onSend: (request, reply: AnsweredReply, payload, next) => {
        const answer = reply[answerOf] ?? preflightOf(request, prefix, url);
        if (!answer) {
          next(null, payload);
          return;
        }
        for (const [name, value] of Object.entries(reply.getHeaders()))
          if (value !== undefined && !isDecidedHere(name)) reply.raw.setHeader(name, value);
        writeAnswer(reply.raw, answer, request.method);
      },
    });
    done();
  };

  /** CORS plugins answer preflights in a hook, before any handler. A preflight needs no look-up, so it is answered here. */
  function preflightOf(request: FastifyRequest, prefix: string, url: string): Answer | undefined {
    if (request.method !== 'OPTIONS' || !isAt(request, prefix, url)) return undefined;
    const answer = respond(toFacts(request.raw), request);
    return answer instanceof Promise ? undefined : answer;
  }
}

/** A prefix may have parameters; what follows it has none. */
function isAt({ raw }: FastifyRequest, prefix: string, url: string): boolean {
  const path = withoutQuery(raw.url ?? '');
  return /[:*]/.test(prefix) ? path.endsWith(url) : path === prefix + url;
}
