import { signInRequiredPage, problemPage } from '../pages/problem-page.ts';
import { personOf } from '../people/auth.ts';
import { mayActAs, type Role } from '../people/roles.ts';
import type { Guard, Services } from './context.ts';

/**
 * Lets only people of a role through, and tells pages who it is.
 *
 * @param services for the session
 * @param needed the least role
 * @returns the middleware
 */
export function requireRole(services: Services, needed: Role): Guard {
  return async (c, next) => {
    const person = await personOf(services.auth, c.req.raw.headers);
    if (!person) {
      if (c.req.method !== 'GET') return c.html(signInRequiredPage(), 401);
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
    }
    if (!mayActAs(person.role, needed))
      return c.html(
        problemPage({
          title: 'That is not yours to do',
          text: `It needs the role ${needed}, and you are ${person.role}. Ask an owner of this console.`,
          person,
        }),
        403,
      );
    c.set('person', person);
    // What is behind the sign-in must not be kept by the browser for whoever uses it next.
    c.header('Cache-Control', 'private, no-store');
    return next();
  };
}
