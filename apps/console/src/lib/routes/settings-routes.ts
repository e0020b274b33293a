import { type Context, Hono } from 'hono';
import type { Env, Services } from '../web/context.ts';

// Without credentials anybody may read them: there is nothing secret in them.
const forAll = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
} as const;

// A CDN asks once a minute, and goes on with what it has while the console is away (RFC 5861).
const cacheControl = 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400';

/**
 * What the docs read: public, with no cookies in it or for it, and only from memory. It waits for nothing, so that one
 * core answers tens of thousands a second.
 *
 * @param services what they work with
 * @returns the routes
 */
export function settingsRoutes({ publication, metrics }: Services): Hono<Env> {
  return new Hono<Env>()
    .get('/v1/sites/:id/settings.json', (c) => {
      const settings = publication.find(c.req.param('id'));
      metrics.settings(settings ? 'found' : 'missing');
      if (!settings)
        return c.json({ error: 'no-such-site' }, 404, {
          ...forAll,
          'Cache-Control': 'public, max-age=10',
        });
      const headers = { ...forAll, 'Cache-Control': cacheControl, ETag: settings.etag };
      const known = c.req.header('if-none-match');
      // Not by `c.body`: Hono makes a `Headers` of more than one, which takes longer than all the rest of this.
      if (known !== undefined && isKnown(known, settings.etag))
        return new Response(null, { status: 304, headers });
      return new Response(settings.body, {
        headers: { ...headers, 'Content-Type': 'application/json' },
      });
    })
    .options('/v1/sites/:id/settings.json', allowAll);
}

/** A page that sends another header is asked for a preflight first. */
function allowAll(c: Context): Response {
  return c.body(null, 204, {
    ...forAll,
    'Access-Control-Allow-Methods': 'GET, HEAD',
    'Access-Control-Allow-Headers': c.req.header('access-control-request-headers') ?? '',
  });
}

/** RFC 9110 §13.1.2, weak comparison: proxies that compress mark the tag as weak. */
function isKnown(ifNoneMatch: string, etag: string): boolean {
  return (
    ifNoneMatch === '*' ||
    ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
  );
}
