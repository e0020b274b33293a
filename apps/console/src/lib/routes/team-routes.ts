import { Hono } from 'hono';
import { z } from 'zod';
import { problemPage } from '../pages/problem-page.ts';
import { teamPage, type TeamPageState } from '../pages/team-page.ts';
import { invite, openInvitations, withdrawInvitation } from '../people/invitations.ts';
import { makePasswordLink } from '../people/password-links.ts';
import { isPlainText } from '../people/plain-text.ts';
import { invitableRoles, type Role } from '../people/roles.ts';
import { changeRole, listTeam } from '../people/team.ts';
import { findChange } from '../sites/changes.ts';
import type { Env, PageContext, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';

const invitation = z.object({
  role: z.enum(invitableRoles),
  note: z.string().trim().min(1).max(100).refine(isPlainText),
});
const newRole = z.object({ role: z.enum([...invitableRoles, 'none']) });

/**
 * Who is in the team. Everybody sees it; owners change it.
 *
 * @param services what they work with
 * @returns the routes
 */
export function teamRoutes(services: Services): Hono<Env> {
  const { db } = services.database;
  const owners = requireRole(services, 'owner');

  const show = async (
    c: PageContext,
    more: Pick<TeamPageState, 'link' | 'problem'> = {},
    status: 200 | 422 = 200,
  ): Promise<Response> => {
    const person = c.get('person');
    const invitations = person.role === 'owner' ? await openInvitations(db) : [];
    const team = await listTeam(db);
    return c.html(teamPage({ person, team, invitations, ...more }), status);
  };

  const setRole = async (c: PageContext, personId: string, role: Role): Promise<Response> => {
    switch (await changeRole(db, c.get('person'), { personId, role })) {
      case 'done':
        return c.redirect('/team', 303);
      case 'last-owner':
        return show(c, { problem: 'There must be an owner. Make somebody else one first.' }, 422);
      case 'no-such-person':
        return noSuchPerson(c);
    }
  };

  return new Hono<Env>()
    .get('/team', requireRole(services, 'viewer'), (c) => show(c))
    .post('/team/invitations', owners, async (c) => {
      const read = invitation.safeParse(await c.req.parseBody());
      if (!read.success)
        return show(c, { problem: 'Choose a role, and give the invitation a label.' }, 422);
      const token = await invite(db, c.get('person'), read.data);
      // Removed in this very moment: the page says so.
      if (token === undefined) return c.redirect('/team', 303);
      // Shown once, in this answer: only its hash is kept.
      const url = `${services.config.url}/join/${token}`;
      return show(c, { link: { url, holds: 'a week' } });
    })
    .post('/team/invitations/:hash/withdraw', owners, async (c) => {
      await withdrawInvitation(db, c.get('person'), c.req.param('hash'));
      return c.redirect('/team', 303);
    })
    .post('/team/:personId/password-link', owners, async (c) => {
      const token = await makePasswordLink(db, c.get('person'), c.req.param('personId'));
      if (token === undefined) return noSuchPerson(c);
      const url = `${services.config.url}/password/${token}`;
      return show(c, { link: { url, holds: 'a day' } });
    })
    .post('/team/:personId', owners, async (c) => {
      const read = newRole.safeParse(await c.req.parseBody());
      if (!read.success) return show(c, { problem: 'Choose a role.' }, 422);
      return setRole(c, c.req.param('personId'), read.data.role);
    })
    .post('/team/:personId/history/:change/undo', owners, async (c) => {
      const about = { subject: 'person', subjectId: c.req.param('personId') } as const;
      const change = await findChange(db, about, c.req.param('change'));
      if (!change) return noSuchPerson(c);
      const before = newRole.safeParse(change.before);
      return setRole(c, about.subjectId, before.data?.role ?? 'none');
    });
}

function noSuchPerson(c: PageContext): Response | Promise<Response> {
  const person = c.get('person');
  const problem = { title: 'There is no such person', text: 'See who is in the team.', person };
  return c.html(problemPage(problem), 404);
}
