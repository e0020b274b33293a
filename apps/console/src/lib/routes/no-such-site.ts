import { problemPage } from '../pages/problem-page.ts';
import type { PageContext } from '../web/context.ts';

/**
 * Answers where an address names no site.
 *
 * @param c the request
 * @returns the page
 */
export function noSuchSite(c: PageContext): Response | Promise<Response> {
  return c.html(
    problemPage({
      title: 'Site not found',
      text: 'It was removed, or the address is incomplete.',
      person: c.get('person'),
    }),
    404,
  );
}
