import { expect, test } from 'vitest';
import { joinTeam } from '../../../apps/console/test/members.ts';
import { fillPath, listRoutes, type Route } from '../../../apps/console/test/routes.ts';
import { useTestConsole } from '../../../apps/console/test/team.ts';
import type { Visitor } from '../../../apps/console/test/visitor.ts';

const team = useTestConsole();

type Least = 'anyone' | 'viewer' | 'editor' | 'owner';
const order: readonly Least[] = ['anyone', 'viewer', 'editor', 'owner'];

const openToAll =
  /^\/(sign-in(\/sso|\/code)?|sign-out|(join|password)\/:token|api\/auth\/callback\/oidc|healthz|readyz|metrics|assets\/[^/]+)$/;

/** The least role of each route, by its folder: a new route gets its rule by where it is. */
function leastRole({ method, path }: Route): Least {
  if (openToAll.test(path)) return 'anyone';
  if (path.startsWith('/account')) return 'viewer';
  if (path.startsWith('/team')) return path === '/team' ? 'viewer' : 'owner';
  // An address that the console tells about incidents, and the key that signs it.
  if (path.startsWith('/sites/:id/webhook')) return 'owner';
  return method === 'GET' && path !== '/sites/new' ? 'viewer' : 'editor';
}

const behindSignIn = listRoutes().filter((route) => leastRole(route) !== 'anyone');

const send = (visitor: Visitor, { method, path }: Route): ReturnType<Visitor['get']> =>
  method === 'GET' ? visitor.get(fillPath(path)) : visitor.post(fillPath(path));

test('most routes are behind the sign-in', () => {
  expect(behindSignIn.length).toBeGreaterThan(25);
});

test.each(behindSignIn.map((route) => [route.method, route.path, leastRole(route)] as const))(
  '%s %s needs the role %s',
  async (method, path, least) => {
    const route = { method, path };
    const stranger = await send(team.stranger(), route);
    if (method === 'GET')
      expect(stranger.location).toBe(`/sign-in?next=${encodeURIComponent(fillPath(path))}`);
    else expect(stranger.status).toBe(401);
    for (const [role, visitor] of [
      ['viewer', team.viewer],
      ['editor', team.editor],
      ['owner', team.owner],
    ] as const) {
      const { status } = await send(visitor, route);
      const isRefused = order.indexOf(role) < order.indexOf(least);
      expect([role, status === 403, status === 401]).toEqual([role, isRefused, false]);
    }
  },
);

test.each(['remove', 'demote'])(
  '%s: a session that was open has the new rights at once',
  async (how) => {
    const name = `Temp-${how}`;
    const visitor = await joinTeam(team, name, 'owner');
    expect((await visitor.get('/team')).body).toContain('Invite somebody');
    const [, id] = new RegExp(`for="role-([\\w-]+)">Role of ${name}<`).exec(
      (await team.owner.get('/team')).body,
    )!;
    await (how === 'remove'
      ? team.owner.post(`/team/${id}/remove`)
      : team.owner.post(`/team/${id}`, { role: 'viewer' }));
    for (const route of behindSignIn.filter((each) => leastRole(each) === 'owner')) {
      const { status } = await send(visitor, route);
      const expected = how === 'demote' ? 403 : route.method === 'GET' ? 302 : 401;
      expect([route.path, status]).toEqual([route.path, expected]);
    }
  },
);
