import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, createRespond } from './lib/answer.ts';
import { mergeVary, unwantedHeaders } from './lib/headers.ts';
import { isForPath, toFacts } from './lib/node-request.ts';
import { checkPath, type RoutedInfoApiOptions } from './lib/options.ts';

export { ConfigurationError, type User, UserFormatError } from '@bookplate/protocol';
export { GetUserTimeoutError } from './lib/ask-user.ts';
export type { RoutedInfoApiOptions } from './lib/options.ts';

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
  const answers = new WeakMap<FastifyReply, Answer>();

  return (app, _, done) => {
    // No body is ever read, so none can be refused before the CORS headers are on the answer.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    app.route({
      method: methods,
      url: path,
      handler: (request, reply) => {
        // Fastify can be told to ignore case and a slash at the end.
        if (!isForPath(request.raw, path)) return reply.callNotFound();
        const send = (answer: Answer): FastifyReply => {
          answers.set(reply, answer);
          return reply.code(answer.status).send(answer.body || undefined);
        };
        const answer = respond(toFacts(request.raw), request);
        return answer instanceof Promise ? answer.then(send) : send(answer);
      },
      // A route's own hook is the last to touch the headers: after plugins that add CORS headers or cookies.
      onSend: (_request, reply, payload, next) => {
        const answer = answers.get(reply);
        if (answer) {
          for (const name of unwantedHeaders) if (reply.hasHeader(name)) reply.removeHeader(name);
          const vary = reply.getHeader('Vary');
          reply.headers(answer.headers);
          if (vary) reply.header('Vary', mergeVary(String(vary), answer.headers['Vary'] ?? ''));
        }
        next(null, payload);
      },
    });
    done();
  };
}
