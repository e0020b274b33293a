import { routePath } from 'hono/route';
import type { Guard, Services } from './context.ts';

/**
 * Counts and logs each request. By its route only: addresses can hold the token of an invitation, and who asked is
 * nobody's business.
 *
 * @param services the log, the metrics, and what notices a proxy
 * @returns the middleware
 */
export function observe(services: Pick<Services, 'log' | 'metrics' | 'proxyWarning'>): Guard {
  const { log, metrics, proxyWarning } = services;
  return async (c, next) => {
    proxyWarning.look((name) => c.req.header(name));
    const started = performance.now();
    await next();
    const seconds = (performance.now() - started) / 1_000;
    const { method } = c.req;
    const { status } = c.res;
    const route = routePath(c, -1);
    metrics.request({ method: known.has(method) ? method : 'other', route, status }, seconds);
    log.debug({ method, route, status, milliseconds: Math.round(seconds * 1_000) }, 'request');
  };
}

/** Anybody can send `GARBAGE / HTTP/1.1`, and each label is kept. */
const known = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
