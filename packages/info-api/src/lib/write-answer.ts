import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import { isDecidedHere, mergeVary } from './headers.ts';

type Methods = Pick<ServerResponse, 'setHeader' | 'removeHeader' | 'writeHead' | 'write'>;

/**
 * Writes an answer to Node's own response so that nothing around it changes a header that matters.
 *
 * Headers are set one by one, not handed to `writeHead`: what reads them back (`getHeaders()` of loggers, serverless
 * adapters, `inject`) finds only those (Node, `response.writeHead`).
 *
 * @param response of a socket or of something that stands for one; what has answered already is left alone
 * @param answer what to send
 * @param method of the request: HEAD gets no body, also where the response does not see to it
 */
export function writeAnswer(
  response: ServerResponse,
  { status, headers, body }: Answer,
  method: string | undefined,
): void {
  if (response.headersSent || response.destroyed || response.writableEnded) return;
  const { setHeader, removeHeader, writeHead, write } = methodsOf(response);
  const vary = mergeVary(response.getHeader('Vary')?.toString(), headers['Vary'] ?? '');
  for (const name of response.getHeaderNames())
    if (isDecidedHere(name)) removeHeader.call(response, name);
  for (const name in headers) setHeader.call(response, name, headers[name] ?? '');
  setHeader.call(response, 'Vary', vary);
  if (body) setHeader.call(response, 'Content-Length', Buffer.byteLength(body));
  if (isOwn(response, 'writeHead', writeHead)) ignoreLateHeaders(response);
  writeHead.call(response, status);
  // An `end` on the one response may set headers: nothing would be sent by then, had this not written them.
  if (Object.hasOwn(response, 'end')) ignoreLateHeaders(response);
  if (!body || method === 'HEAD') response.end();
  else if (!Object.hasOwn(response, 'end') || isOwn(response, 'write', write)) response.end(body);
  else {
    // An `end` on the one response saves the session, or changes the body. It gets none to change.
    write.call(response, body, 'utf8');
    response.end();
  }
}

/** Whether there is no method of a class, so that the object's own is used. */
function isOwn(response: ServerResponse, name: keyof Methods, used: unknown): boolean {
  return Object.hasOwn(response, name) && response[name] === used;
}

/**
 * Makes a response ignore changes of headers. Without it, middleware that changes them on the way out gets an error
 * for headers that were sent.
 *
 * @param response whose headers are complete
 */
export function ignoreLateHeaders(response: ServerResponse): void {
  response.setHeader = response.appendHeader = response.setHeaders = ignore;
  response.removeHeader = ignoreRemoval;
}

function ignore(this: ServerResponse): ServerResponse {
  return this;
}

function ignoreRemoval(): void {}

/**
 * The methods of the response's class. Middleware that adds headers at the last moment, sessions and compression first
 * of all, does so by methods that it puts on the one response (`on-headers`). Where the class has none, as in
 * responses made for tests, the object's own are the only ones there are.
 */
function methodsOf(response: ServerResponse): Methods {
  const { setHeader, removeHeader, writeHead, write } = Object.getPrototypeOf(
    response,
  ) as Partial<Methods>;
  return {
    setHeader: setHeader ?? response.setHeader,
    removeHeader: removeHeader ?? response.removeHeader,
    writeHead: writeHead ?? response.writeHead,
    write: write ?? response.write,
  };
}
