import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { fieldsOfForm } from '../../../test/forms.ts';
import { siteForm, useTestConsole } from '../../../test/team.ts';

const team = useTestConsole();

/** The form as somebody sees it who opens the site now. */
async function openForm(id: string): Promise<Record<string, string>> {
  return fieldsOfForm((await team.editor.get(`/sites/${id}`)).body, 'id="site-form"');
}

const typed = { ...siteForm, name: 'Typed <name>', version: '1' };
const expectTyped = (body: string): void =>
  expect(fieldsOfForm(body, 'Send again')).toEqual({
    ...typed,
    docsOrigins: siteForm.docsOrigins,
  });

test('gives back what was typed where the session has ended', async () => {
  const id = await team.addSite();
  const answer = await team.stranger().post(`/sites/${id}`, typed);
  expect(answer.status).toBe(401);
  expectTyped(answer.body);
  expect(answer.body).toContain(`action="/sites/${id}"`);
  const added = await team.stranger().post('/sites', typed);
  expectTyped(added.body);
});

test('gives back what was typed where the role does not allow it', async () => {
  const id = await team.addSite();
  const answer = await team.viewer.post(`/sites/${id}`, typed);
  expect(answer).toMatchObject({
    status: 403,
    body: expect.stringContaining(
      'You cannot do this as a viewer. Ask an owner to make you an editor.',
    ),
  });
  expectTyped(answer.body);
});

test('gives back what was typed where the site was removed meanwhile, and saves it once the site is back', async () => {
  const id = await team.addSite();
  await team.owner.post(`/sites/${id}/remove`, { version: '1' });
  const answer = await team.editor.post(`/sites/${id}`, typed);
  expect(answer.status).toBe(409);
  expectTyped(answer.body);
  const { body } = await team.owner.get(`/sites/${id}/history`);
  await team.owner.post(/\/sites\/\w+\/history\/\d+\/undo/.exec(body)![0]);
  const again = await team.editor.post(`/sites/${id}`, fieldsOfForm(answer.body, 'Send again'));
  expect(again.status).toBe(303);
  expect(await openForm(id)).toMatchObject({ name: typed.name });
});

test('gives back what was typed where it is longer than the rules allow', async () => {
  const long = '世'.repeat(10_000);
  const form = {
    ...typed,
    docsOrigins: `https://docs.foo.com/${long}`,
    apiUrl: long,
    loginUrl: long,
    logoutUrl: long,
    allowedHosts: long,
    refreshSeconds: long,
  };
  const answer = await team.editor.post('/sites', form);
  expect(answer.status).toBe(422);
  expect(answer.body.match(/at most 2,000 characters/g)!.length).toBeGreaterThan(5);
  expect(fieldsOfForm(answer.body, 'action="/sites"')).toMatchObject({ apiUrl: long });
});

test.each([
  ['/sites', 1_048_577],
  ['/sites/x', 1_048_577],
  ['/sign-in', 65_537],
])('refuses at %s what no form of this console sends: %i bytes', async (path, length) => {
  const { port } = team.running;
  // The server answers before it is sent anything.
  const sending = request({ port, path, method: 'POST', headers: { 'content-length': length } });
  sending.flushHeaders();
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  expect(answer).toMatchObject({ statusCode: 413, headers: { connection: 'close' } });
  expect(await textOf(answer)).toContain('The form is too large');
  sending.destroy();
});

test('gives back nothing to other pages, and nothing but the fields of the form', async () => {
  const id = await team.addSite();
  const form = { ...typed, password: 'secret words', evil: 'yes' };
  const foreign = await team.editor.post(`/sites/${id}`, form, {
    origin: 'https://evil.com',
    'sec-fetch-site': 'cross-site',
  });
  expect(foreign.status).toBe(403);
  expect(foreign.body).not.toContain('Typed');
  const { body } = await team.stranger().post(`/sites/${id}`, form);
  expect(body).not.toMatch(/secret words|evil/);
  expect((await team.stranger().post('/team/invitations', form)).body).not.toContain('Typed');
});
