import { problemPage } from '../pages/problem-page.ts';
import type { Guard } from './context.ts';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Takes requests that change something from our own pages only, whatever their content type. Docs and dashboards on the same
 * site are foreign. Browsers set both headers, and no page can change them (Fetch §3.2, Fetch Metadata §2).
 *
 * @param url the console's origin
 * @returns the middleware; it answers 403, or 400 where the body is no form that can be read
 */
export function ownFormsOnly(url: string): Guard {
  return async (c, next) => {
    if (safeMethods.has(c.req.method)) return next();
    if (c.req.header('origin') !== url && c.req.header('sec-fetch-site') !== 'same-origin')
      return c.html(
        problemPage({
          title: 'This form came from another site',
          text: `Nothing was saved. Open this console at ${url} and try again.`,
        }),
        403,
      );
    try {
      // Hono keeps what it has read for the route.
      await c.req.parseBody();
    } catch {
      return c.html(
        problemPage({
          title: 'The form did not arrive whole',
          text: 'Nothing was saved. Go back and send it again.',
        }),
        400,
      );
    }
    return next();
  };
}
