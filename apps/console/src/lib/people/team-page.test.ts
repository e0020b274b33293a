import { expect, test } from 'vitest';
import { idOf, joinTeam } from '../../../test/members.ts';
import { useTestConsole } from '../../../test/team.ts';

const team = useTestConsole();

const text = (body: string): string => body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

test('removal is a question, not a role', async () => {
  await joinTeam(team, 'Anna', 'viewer');
  const id = await idOf(team, 'Anna');
  const page = (await team.owner.get('/team')).body;
  expect(page).not.toContain('value="none"');
  expect(page).not.toContain('removed');
  expect((await team.owner.post(`/team/${id}`, { role: 'none' })).status).toBe(422);

  const asked = await team.owner.get(`/team/${id}/remove`);
  expect(asked.body).toContain('Remove Anna?');
  expect(asked.body).toContain(`action="/team/${id}/remove"`);
  expect((await team.viewer.get(`/team/${id}/remove`)).status).toBe(403);
  // Nothing has happened by looking.
  expect(await idOf(team, 'Anna')).toBe(id);
  expect((await team.owner.post(`/team/${id}/remove`)).location).toBe('/team');
  expect((await team.owner.get('/team')).body).not.toContain('Anna');
  expect((await team.owner.get(`/team/${id}/remove`)).status).toBe(404);
  expect((await team.owner.post(`/team/${id}/remove`)).status).toBe(404);
});

test('an owner removes themselves, and is told so; the last one cannot', async () => {
  const second = await joinTeam(team, 'Boss', 'owner');
  const id = await idOf(team, 'Boss');
  expect((await second.get(`/team/${id}/remove`)).body).toContain('Remove yourself from the team?');
  const left = await second.post(`/team/${id}/remove`);
  expect(left.body).toContain('You left the team');
  expect((await second.get('/team')).location).toMatch('/sign-in');
  const last = await team.owner.post(`/team/${await idOf(team, 'Olga')}/remove`);
  expect(last.status).toBe(422);
  expect(last.body).toContain('A console needs an owner');
  expect((await team.owner.get('/team')).status).toBe(200);
});

test('the history brings a removed person back, and has no way to undo that somebody joined', async () => {
  await joinTeam(team, 'Cleo', 'editor');
  const id = await idOf(team, 'Cleo');
  const joined = text((await team.owner.get('/history')).body);
  expect(joined).toMatch(/Cleo joined the team(?:(?!Undo).)*?invited Cleo/);
  await team.owner.post(`/team/${id}/remove`);
  const { body } = await team.owner.get('/history');
  const [back, change] = new RegExp(`/team/${id}/history/(\\d+)/undo`).exec(body)!;
  expect(text(body)).toContain(`Bring back change ${change}`);
  // The change of joining lies two before: itself, then the removal.
  for (let earlier = Number(change) - 3; earlier < Number(change); earlier += 1)
    expect((await team.owner.post(`/team/${id}/history/${earlier}/undo`)).status).toBe(404);
  expect((await team.owner.post(back)).status).toBe(303);
  expect(await idOf(team, 'Cleo')).toBe(id);
});

test('finds people by a part of the name or e-mail, as it is written', async () => {
  for (const name of ['Di_na', 'Dixna', 'Percent%']) await joinTeam(team, name, 'viewer');
  const found = async (q: string): Promise<readonly string[]> => {
    const { body } = await team.viewer.get(`/team?q=${encodeURIComponent(q)}`);
    return [...body.matchAll(/<li>\s*<div>\s*<b>([^<]+)<\/b>/g)].map(([, name]) => name!);
  };
  expect(await found('i_n')).toEqual(['Di_na']);
  expect(await found('t%')).toEqual(['Percent%']);
  expect(await found('DIXNA@FOO')).toEqual(['Dixna']);
  expect(await found('\\')).toEqual([]);
  expect(await found("'; DROP TABLE people; --")).toEqual([]);
  expect(await found('a\0b')).toEqual([]);
  const nobody = await team.viewer.get('/team?q=%3Cscript%3E');
  expect(nobody.body).toContain('Nobody here matches “&lt;script&gt;”.');
});

test('names the label of a link', async () => {
  const made = await team.owner.post('/team/invitations', { role: 'viewer', note: 'Bob, support' });
  expect(text(made.body)).toContain('Copy this link and send it to Bob, support.');
  const id = await idOf(team, 'Victor');
  const reset = await team.owner.post(`/team/${id}/password-link`);
  expect(text(reset.body)).toContain('Copy this link and send it to Victor.');
});
