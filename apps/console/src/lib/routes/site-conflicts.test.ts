import { expect, test } from 'vitest';
import { fieldsOfForm } from '../../../test/forms.ts';
import { siteForm, useTestConsole } from '../../../test/team.ts';

const team = useTestConsole();

/** The form as somebody sees it who opens the site now. */
async function openForm(id: string): Promise<Record<string, string>> {
  return fieldsOfForm((await team.editor.get(`/sites/${id}`)).body, 'id="site-form"');
}

test('keeps both changes where they are of different settings, and says so', async () => {
  const id = await team.addSite();
  const mine = { ...(await openForm(id)), refreshSeconds: '5' };
  const theirs = { ...(await openForm(id)), name: 'Theirs' };
  await team.owner.post(`/sites/${id}`, theirs);
  expect(await team.editor.post(`/sites/${id}`, mine)).toMatchObject({ status: 303 });
  const { body } = await team.editor.get(`/sites/${id}`);
  expect(body).toMatch(/Saved\.[^]*changed Name while you were typing/);
  expect(await openForm(id)).toMatchObject({ name: 'Theirs', refreshSeconds: '5' });
});

test('shows what was there, theirs and mine, and saves neither', async () => {
  const id = await team.addSite();
  const form = await openForm(id);
  const theirs = { ...form, name: 'Theirs', loginUrl: 'https://dash.foo.com/theirs' };
  await team.owner.post(`/sites/${id}`, { ...theirs, allowedHosts: 'id.foo.dev' });
  const mine = { ...form, name: 'Mine', refreshSeconds: '5' };
  const { status, body } = await team.editor.post(`/sites/${id}`, mine);
  expect(status).toBe(409);
  expect(body).toMatch(/Nothing was saved\.\s+Olga changed Name/);
  const [table = ''] = /<table class="comparison">[^]*?<\/table>/.exec(body) ?? [];
  expect([...table.matchAll(/<t[hd]\b[^>]*>([^<]*)/g)].map(([, text]) => text)).toEqual([
    'Setting',
    'Before',
    'Theirs',
    'Yours',
    'Name',
    'Foo docs',
    'Theirs',
    'Mine',
  ]);
  expect(body).toContain('They also changed Login URL and Allowed hosts.');
  // No button saves over theirs without saying so.
  expect(body).not.toMatch(/>Save<\/button>/);
  expect(await openForm(id)).toMatchObject({ name: 'Theirs', refreshSeconds: '60' });

  // What is saved with a click is what both pages showed.
  expect(fieldsOfForm(body, 'id="site-form"')).toMatchObject({
    name: 'Mine',
    refreshSeconds: '5',
    loginUrl: 'https://dash.foo.com/theirs',
    allowedHosts: 'id.foo.dev',
    version: '2',
  });
  await team.editor.post(`/sites/${id}`, fieldsOfForm(body, 'id="site-form"'));
  expect(await openForm(id)).toMatchObject({ name: 'Mine', loginUrl: theirs.loginUrl });
});

test('takes theirs, and keeps what only I changed', async () => {
  const id = await team.addSite({ docsOrigins: 'https://docs.foo.com https://next.foo.com' });
  const form = await openForm(id);
  await team.owner.post(`/sites/${id}`, { ...form, name: 'Theirs' });
  const mine = { ...form, name: 'Mine', refreshSeconds: '5' };
  const { body } = await team.editor.post(`/sites/${id}`, mine);
  const take = fieldsOfForm(body, 'Take theirs');
  expect(await team.editor.post(`/sites/${id}`, take)).toMatchObject({ status: 303 });
  expect(await openForm(id)).toMatchObject({
    name: 'Theirs',
    refreshSeconds: '5',
    docsOrigins: form['docsOrigins'],
  });
});

test('"Save mine anyway" is a conflict again after a third change', async () => {
  const id = await team.addSite();
  const form = await openForm(id);
  await team.owner.post(`/sites/${id}`, { ...form, name: 'Second' });
  const first = await team.editor.post(`/sites/${id}`, { ...form, name: 'Mine' });
  await team.owner.post(`/sites/${id}`, { ...(await openForm(id)), name: 'Third' });
  const again = fieldsOfForm(first.body, 'id="site-form"');
  const second = await team.editor.post(`/sites/${id}`, again);
  expect(second.status).toBe(409);
  expect(second.body).toMatch(/data-label="Before">Second<[^]*data-label="Theirs">Third</);
  const mine = fieldsOfForm(second.body, 'id="site-form"');
  expect(await team.editor.post(`/sites/${id}`, mine)).toMatchObject({ status: 303 });
  expect(await openForm(id)).toMatchObject({ name: 'Mine' });
});

test('a form that was refused knows as little of their change as before', async () => {
  const id = await team.addSite();
  const form = await openForm(id);
  await team.owner.post(`/sites/${id}`, { ...form, name: 'Theirs' });
  const wrong = { ...form, name: 'Mine', apiUrl: 'x' };
  const refused = fieldsOfForm(
    (await team.editor.post(`/sites/${id}`, wrong)).body,
    'id="site-form"',
  );
  expect(refused['version']).toBe('1');
  const mended = { ...refused, apiUrl: siteForm.apiUrl };
  expect(await team.editor.post(`/sites/${id}`, mended)).toMatchObject({ status: 409 });
  expect(await openForm(id)).toMatchObject({ name: 'Theirs' });
});

test('refuses changes that do not go together, with all of them in the form', async () => {
  const id = await team.addSite();
  const form = await openForm(id);
  const moved = { docsOrigins: 'https://docs.bar.com', apiUrl: 'https://dash.bar.com/api' };
  await team.owner.post(`/sites/${id}`, {
    ...form,
    ...moved,
    loginUrl: 'https://dash.bar.com/in',
  });
  const mine = { ...form, logoutUrl: 'https://dash.foo.com/out' };
  const { status, body } = await team.editor.post(`/sites/${id}`, mine);
  expect(status).toBe(409);
  expect(body).toMatch(/Olga changed Docs origins, API URL and Login URL/);
  expect(body).toMatch(/href="#logoutUrl"/);
  expect(body).toMatch(/name="logoutUrl"[^>]*aria-invalid="true"/);
  expect(fieldsOfForm(body, 'id="site-form"')).toMatchObject({
    ...moved,
    logoutUrl: mine.logoutUrl,
    version: '2',
  });
});

test('removes and goes back only from what was seen', async () => {
  const id = await team.addSite();
  const seen = await team.editor.get(`/sites/${id}/history`);
  const undo = /\/sites\/\w+\/history\/\d+\/undo/.exec(seen.body)![0];
  const form = await openForm(id);
  await team.owner.post(`/sites/${id}`, { ...form, name: 'Theirs' });
  const version = '1';
  const removed = await team.editor.post(`/sites/${id}/remove`, { version });
  expect(removed).toMatchObject({ status: 409, body: expect.stringContaining('not removed') });
  const undone = await team.editor.post(undo, fieldsOfForm(seen.body, undo));
  expect(undone).toMatchObject({ status: 409, body: expect.stringContaining('Theirs') });
  expect(await openForm(id)).toMatchObject({ name: 'Theirs' });
});
