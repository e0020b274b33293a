import { expect, test } from 'vitest';
import { fieldsOfForm } from '../../../test/forms.ts';
import { siteForm, useTestConsole } from '../../../test/team.ts';

const team = useTestConsole();

/** The form as somebody sees it who opens the site now. */
async function openForm(id: string): Promise<Record<string, string>> {
  return fieldsOfForm((await team.editor.get(`/sites/${id}`)).body, 'id="site-form"');
}

test('shows the required fields, and closes the others while they have their defaults', async () => {
  const { body } = await team.editor.get('/sites/new');
  const [, above = '', more = ''] = /<form class="card"([^]*)<details class="more" >([^]*)/.exec(
    body,
  )!;
  const names = (text: string): string[] =>
    [...text.matchAll(/<label for="(\w+)"/g)].map(([, name]) => name!);
  expect(names(above)).toEqual(['name', 'docsOrigins', 'apiUrl', 'loginUrl']);
  expect(names(more)).toEqual([
    'logoutUrl',
    'refreshSeconds',
    'hint',
    'anonymousRequests',
    'allowedHosts',
    'reportSampleRate',
    'reportSampleRatePercent',
  ]);
});

test.each([
  ['logoutUrl', 'https://dash.foo.com/logout'],
  ['refreshSeconds', '30'],
  ['hint', 'foo.com'],
  ['allowedHosts', 'foo.auth0.com'],
  ['reportSampleRate', '0.1'],
])('opens the optional fields where %s is set', async (field, value) => {
  const rest = {
    logoutUrl: '',
    refreshSeconds: '60',
    hint: '',
    allowedHosts: '',
    reportSampleRate: '0',
  };
  const plain = await team.addSite(rest);
  const set = await team.addSite({ ...rest, [field]: value });
  const open = '<details class="more" open>';
  expect((await team.editor.get(`/sites/${plain}`)).body).not.toContain(open);
  expect((await team.editor.get(`/sites/${set}`)).body).toContain(open);
  const refused = await team.editor.post('/sites', { ...siteForm, ...rest, [field]: '*' });
  expect(refused.body).toContain(open);
});

test('says of the sign-in hint in plain words what it needs, and saves both of its settings', async () => {
  const text = (body: string): string =>
    body.replaceAll(/<[^>]+>|\s+/g, ' ').replaceAll(/ +/g, ' ');
  const page = text((await team.editor.get('/sites/new')).body);
  expect(page).toContain('Sign-in hint');
  expect(page).toContain('Takes effect at the next build of the docs.');
  const id = await team.addSite({ hint: 'foo.com', anonymousRequests: 'never' });
  const { body } = await team.editor.get(`/sites/${id}`);
  expect(fieldsOfForm(body, 'id="site-form"')).toMatchObject({
    hint: 'foo.com',
    anonymousRequests: 'never',
  });
  const published = await team.stranger().get(`/v1/sites/${id}/settings.json`);
  expect(JSON.parse(published.body)).toMatchObject({ hint: 'foo.com', anonymousRequests: 'never' });
  expect(text((await team.viewer.get(`/sites/${id}`)).body)).toContain('Anonymous requests never');
});

test('sums up all wrong fields with links, and puts the cursor into the first', async () => {
  const typed = { ...siteForm, apiUrl: 'https://api.bar.com/x', loginUrl: 'javascript:alert(1)' };
  const { status, body } = await team.editor.post('/sites', typed);
  expect(status).toBe(422);
  const [summary = ''] = /role="alert"[^]*?<\/ul>/.exec(body) ?? [];
  expect([...summary.matchAll(/href="#(\w+)"/g)].map(([, field]) => field)).toEqual([
    'apiUrl',
    'loginUrl',
  ]);
  expect(body.match(/autofocus/g)).toHaveLength(1);
  expect(body).toMatch(/<input[^>]*name="apiUrl"[^>]*autofocus/);
  expect(fieldsOfForm(body, 'action="/sites"')).toMatchObject({
    apiUrl: typed.apiUrl,
    loginUrl: typed.loginUrl,
  });
});

test('says "Saved" once, and has the focus there', async () => {
  const id = await team.addSite();
  const added = await team.editor.get(`/sites/${id}`);
  expect(added.body).toMatch(/role="status"\s+tabindex="-1" autofocus\s*>The site was added/);
  const saved = await team.editor.post(`/sites/${id}`, { ...(await openForm(id)), name: 'B' });
  expect(saved.location).toBe(`/sites/${id}`);
  const other = await team.addSite();
  // The notice of the other site does not take this one's place.
  expect((await team.editor.get(`/sites/${id}`)).body).not.toContain('autofocus');
  await team.editor.get(`/sites/${other}`);
  await team.editor.post(`/sites/${id}`, { ...(await openForm(id)), name: 'C' });
  expect((await team.editor.get(`/sites/${id}`)).body).toMatch(/autofocus\s*>Saved\./);
  expect((await team.editor.get(`/sites/${id}`)).body).not.toContain('Saved.');
  await team.editor.post(`/sites/${id}`, await openForm(id));
  expect((await team.editor.get(`/sites/${id}`)).body).toContain('There was nothing to save.');
});

test('shows only notices that this console knows', async () => {
  const id = await team.addSite();
  for (const words of [`${id}.evil`, `${id}.saved.<b>`, id, 'saved', '%00']) {
    team.editor.cookies.set('bookplate_notice', encodeURIComponent(words));
    const { status, body } = await team.editor.get(`/sites/${id}`);
    expect(status).toBe(200);
    expect(body).not.toMatch(/evil|<b>/);
  }
});

test('sent twice, adds one site', async () => {
  const sites = async (): Promise<number> =>
    (await team.editor.get('/')).body.match(/href="\/sites\/\w{16}"/g)?.length ?? 0;
  const before = await sites();
  const form = fieldsOfForm((await team.editor.get('/sites/new')).body, 'action="/sites"');
  const answers = await Promise.all(
    [1, 2].map(() => team.editor.post('/sites', { ...form, ...siteForm, name: 'Twice' })),
  );
  expect(new Set(answers.map(({ location }) => location))).toEqual(
    new Set([`/sites/${form['id']}`]),
  );
  expect(await sites()).toBe(before + 1);
  for (const id of ['', '../x', 'x'.repeat(16), '\0']) {
    const { status, location } = await team.editor.post('/sites', { ...siteForm, id });
    expect([status, location]).toEqual([303, expect.stringMatching(/^\/sites\/[0-9a-f]{16}$/)]);
  }
});

test('sent twice, says that it saved', async () => {
  const id = await team.addSite();
  const form = { ...(await openForm(id)), name: 'Twice' };
  for (let n = 0; n < 2; n += 1) {
    expect(await team.editor.post(`/sites/${id}`, form)).toMatchObject({ status: 303 });
    expect((await team.editor.get(`/sites/${id}`)).body).toMatch(/autofocus\s*>Saved\./);
  }
  for (let n = 0; n < 2; n += 1)
    expect(await team.editor.post(`/sites/${id}/remove`, { version: '2' })).toMatchObject({
      status: 303,
      location: `/sites/${id}/history`,
    });
});

test('shows viewers values in place of fields', async () => {
  const id = await team.addSite({ refreshSeconds: '30', reportSampleRate: '0.1' });
  const { body } = await team.viewer.get(`/sites/${id}`);
  expect(body).not.toMatch(/<(input|textarea|select|fieldset)/);
  expect(body).toMatch(
    /<dt>API URL<\/dt>\s*<dd>https:\/\/dash.foo.com\/api\/docs\/user-info<\/dd>/,
  );
  expect(body).toMatch(/30 seconds[^]*10 % of page views/);
  expect(body).toMatch(/<dt>Log-out URL<\/dt>\s*<dd><span class="hint">None/);
});
