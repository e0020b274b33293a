import compression from 'compression';
import cors from 'cors';
import session from 'express-session';
import helmet from 'helmet';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { foreignHeaders } from './foreign-headers.ts';

type Next = (error?: unknown) => void;
type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

/** Middleware of Express and Connect that changes headers before the handler, and when they are written. */
export const busyMiddleware: readonly Middleware[] = [
  compression({ threshold: 0 }) as unknown as Middleware,
  helmet(),
  cors({ origin: '*', credentials: true, preflightContinue: true }) as Middleware,
  (_request, response, next) => {
    for (const [name, value] of Object.entries(foreignHeaders)) response.setHeader(name, value);
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('X-Request-Id', '7');
    onHeaders(response, () => {
      for (const [name, value] of Object.entries(foreignHeaders)) response.setHeader(name, value);
    });
    next();
  },
];

/** Needs a response that is Node's own. */
const sessionMiddleware = session({
  secret: 's',
  rolling: true,
  resave: true,
  saveUninitialized: true,
}) as unknown as Middleware;

/**
 * Puts all of it before what comes next.
 *
 * @param app of Express or Connect
 */
export function makeBusy(app: { use(middleware: Middleware): unknown }): void {
  for (const middleware of [...busyMiddleware, sessionMiddleware]) app.use(middleware);
}

/**
 * Calls back at the moment when headers are written, as the package `on-headers` does it for sessions and compression: by
 * a `writeHead` on the one response.
 *
 * @param response of one request
 * @param listener changes its headers
 */
export function onHeaders(response: ServerResponse, listener: () => void): void {
  const { writeHead } = response;
  response.writeHead = function (this: ServerResponse, ...values: never[]) {
    listener();
    return writeHead.apply(this, values as never);
  };
}

/**
 * Adds something to every body, as tools for development do it.
 *
 * @param response of one request
 */
export function changeBody(response: ServerResponse): void {
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  response.write = (chunk: string) => write(`${chunk}<!-- seen -->`);
  response.end = (chunk?: unknown) => end(chunk ? `${chunk as string}<!-- seen -->` : undefined);
}
