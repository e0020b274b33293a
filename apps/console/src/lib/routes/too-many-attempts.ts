import { problemPage } from '../pages/problem-page.ts';
import type { PageContext } from '../web/context.ts';

/**
 * Answers where somebody tried too often.
 *
 * @param c the request
 * @returns the page
 */
export function tooManyAttempts(c: PageContext): Response | Promise<Response> {
  const text = 'Wait a quarter of an hour, then try again.';
  return c.html(problemPage({ title: 'Too many attempts', text, person: c.get('person') }), 429);
}
