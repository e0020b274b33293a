import { signInRequiredPage, problemPage } from '../pages/problem-page.ts';
import { sessionOf } from '../people/auth.ts';
import { mayActAs, type Role } from '../people/roles.ts';
import type { Guard, Services } from './context.ts';
import { typedForm } from './typed-form.ts';

const refusals: Readonly<Record<Role, (role: Role) => string>> = {
  owner: (role) => `You cannot do this as ${article(role)}. Ask an owner to do it.`,
  editor: (role) => `You cannot do this as ${article(role)}. Ask an owner to make you an editor.`,
  viewer: () => 'Your access was removed. Ask an owner.',
  none: () => 'Ask an owner.',
};

function article(role: Role): string {
  return role === 'viewer' ? 'a viewer' : `an ${role}`;
}

/**
 * Lets only people of a role through, and tells pages who it is.
 *
 * @param services for the session
 * @param needed the least role
 * @returns the middleware
 */
export function requireRole(services: Services, needed: Role): Guard {
  return async (c, next) => {
    const session = await sessionOf(services.auth, c.req.raw.headers);
    if (!session) {
      if (c.req.method !== 'GET') return c.html(signInRequiredPage(await typedForm(c)), 401);
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
    }
    const { person, sessionId } = session;
    if (!mayActAs(person.role, needed))
      return c.html(
        problemPage({
          title: 'Your role does not allow this',
          text: refusals[needed](person.role),
          person,
          typed: await typedForm(c),
        }),
        403,
      );
    c.set('person', person);
    c.set('sessionId', sessionId);
    // What is behind the sign-in must not be kept for the next person at this browser.
    c.header('Cache-Control', 'private, no-store');
    return next();
  };
}
