import { Hono } from 'hono';
import { z } from 'zod';
import { confirmPage } from '../pages/confirm-page.ts';
import { problemPage } from '../pages/problem-page.ts';
import { teamPage, type TeamPageState } from '../pages/team-page.ts';
import { invite, openInvitations, withdrawInvitation } from '../people/invitations.ts';
import { makePasswordLink } from '../people/password-links.ts';
import { isPlainText } from '../people/plain-text.ts';
import { invitableRoles, type Role } from '../people/roles.ts';
import { turnOffSecondFactorOf } from '../people/second-factor.ts';
import { changeRole, countTeam, findMember, listTeam } from '../people/team.ts';
import { findChange } from '../sites/changes.ts';
import type { Env, PageContext, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';

const invitation = z.object({
  role: z.enum(invitableRoles),
  note: z.string().trim().min(1).max(100).refine(isPlainText),
});
const newRole = z.object({ role: z.enum(invitableRoles) });

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
    const search = (c.req.query('q') ?? '').replaceAll('\0', '').trim().slice(0, 100);
    const state: TeamPageState = {
      person,
      search,
      team: await listTeam(db, search),
      count: await countTeam(db),
      invitations: person.role === 'owner' ? await openInvitations(db) : [],
      ...more,
    };
    return c.html(teamPage(state), status);
  };

  const setRole = async (c: PageContext, personId: string, role: Role): Promise<Response> => {
    switch (await changeRole(db, c.get('person'), { personId, role })) {
      case 'done':
        return c.redirect('/team', 303);
      case 'last-owner':
        return show(
          c,
          { problem: 'A console needs an owner. Make somebody else an owner first.' },
          422,
        );
      case 'no-such-person':
        return noSuchPerson(c);
    }
  };

  return new Hono<Env>()
    .get('/team', requireRole(services, 'viewer'), (c) => show(c))
    .post('/team/invitations', owners, async (c) => {
      const read = invitation.safeParse(await c.req.parseBody());
      if (!read.success) return show(c, { problem: 'Enter a label and choose a role.' }, 422);
      const token = await invite(db, c.get('person'), read.data);
      // Removed in this very moment: the page says so.
      if (token === undefined) return c.redirect('/team', 303);
      // Shown once, in this answer: only its hash is kept.
      const url = `${services.config.url}/join/${token}`;
      return show(c, { link: { url, to: read.data.note, validFor: 'a week' } });
    })
    .post('/team/invitations/:hash/withdraw', owners, async (c) => {
      await withdrawInvitation(db, c.get('person'), c.req.param('hash'));
      return c.redirect('/team', 303);
    })
    .post('/team/:personId/password-link', owners, async (c) => {
      const personId = c.req.param('personId');
      const member = await findMember(db, personId);
      const token = await makePasswordLink(db, c.get('person'), personId);
      if (token === undefined || !member) return noSuchPerson(c);
      const url = `${services.config.url}/password/${token}`;
      return show(c, { link: { url, to: member.name, validFor: 'a day' } });
    })
    .post('/team/:personId', owners, async (c) => {
      const read = newRole.safeParse(await c.req.parseBody());
      if (!read.success) return show(c, { problem: 'Choose a role.' }, 422);
      return setRole(c, c.req.param('personId'), read.data.role);
    })
    .get('/team/:personId/remove', owners, async (c) => {
      const person = c.get('person');
      const member = await findMember(db, c.req.param('personId'));
      if (!member) return noSuchPerson(c);
      const isSelf = member.id === person.id;
      return c.html(
        confirmPage({
          person,
          question: isSelf ? 'Remove yourself from the team?' : `Remove ${member.name}?`,
          text: isSelf
            ? 'You are signed out everywhere, and your open invitations and links end. Another owner can bring you back.'
            : `${member.name} is signed out everywhere, and their open invitations and links end. You can bring them back from the history.`,
          yes: isSelf ? 'Remove myself' : 'Remove',
          action: `/team/${member.id}/remove`,
          back: '/team',
        }),
      );
    })
    .post('/team/:personId/remove', owners, async (c) => {
      const personId = c.req.param('personId');
      if (!(await findMember(db, personId))) return noSuchPerson(c);
      const answer = await setRole(c, personId, 'none');
      if (answer.status !== 303 || personId !== c.get('person').id) return answer;
      const text = 'You are signed out. To come back, ask an owner of this console.';
      return c.html(problemPage({ title: 'You left the team', text }));
    })
    .get('/team/:personId/second-factor', owners, async (c) => {
      const member = await findMember(db, c.req.param('personId'));
      if (!member?.hasSecondFactor) return noSuchPerson(c);
      return c.html(
        confirmPage({
          person: c.get('person'),
          question: `Turn off the second factor of ${member.name}?`,
          text: `Until ${member.name} sets up another, the password alone signs in. Make sure that it is ${member.name} who asks. The history shows that you did it.`,
          yes: 'Turn off',
          action: `/team/${member.id}/second-factor/off`,
          back: '/team',
        }),
      );
    })
    .post('/team/:personId/second-factor/off', owners, async (c) => {
      const wasOn = await turnOffSecondFactorOf(db, c.get('person'), c.req.param('personId'));
      return wasOn ? c.redirect('/team', 303) : noSuchPerson(c);
    })
    .post('/team/:personId/history/:change/undo', owners, async (c) => {
      const about = { subject: 'person', subjectId: c.req.param('personId') } as const;
      const change = await findChange(db, about, c.req.param('change'));
      // Somebody who joined is removed on the team page, where it is asked.
      if (!change || change.action === 'joined') return noSuchPerson(c);
      const before = newRole.safeParse(change.before);
      return setRole(c, about.subjectId, before.data?.role ?? 'none');
    });
}

function noSuchPerson(c: PageContext): Response | Promise<Response> {
  const person = c.get('person');
  const problem = { title: 'There is no such person', text: 'See who is in the team.', person };
  return c.html(problemPage(problem), 404);
}
