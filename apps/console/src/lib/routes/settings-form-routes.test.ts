import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { fieldsOfForm } from '../../../test/forms.ts';
import { siteForm, useTestConsole } from '../../../test/team.ts';

const team = useTestConsole();

/** The form as somebody sees it who opens the site now. */
async function openForm(id: string): Promise<Record<string, string>> {
  return fieldsOfForm((await team.editor.get(`/sites/${id}`)).body, 'id="site-form"');
}

describe('the form of a site', () => {
  test('has four fields, and the rest closed while it is as it came', async () => {
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
      'allowedHosts',
      'reportShare',
      'reportSharePercent',
    ]);
  });

  test.each([
    ['logoutUrl', 'https://dash.foo.com/logout'],
    ['refreshSeconds', '30'],
    ['allowedHosts', 'foo.auth0.com'],
    ['reportShare', '0.1'],
  ])('opens the rest where %s is set', async (field, value) => {
    const rest = { logoutUrl: '', refreshSeconds: '60', allowedHosts: '', reportShare: '0' };
    const plain = await team.addSite(rest);
    const set = await team.addSite({ ...rest, [field]: value });
    const open = '<details class="more" open>';
    expect((await team.editor.get(`/sites/${plain}`)).body).not.toContain(open);
    expect((await team.editor.get(`/sites/${set}`)).body).toContain(open);
    const refused = await team.editor.post('/sites', { ...siteForm, ...rest, [field]: '*' });
    expect(refused.body).toContain(open);
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
    const id = await team.addSite({ refreshSeconds: '30', reportShare: '0.1' });
    const { body } = await team.viewer.get(`/sites/${id}`);
    expect(body).not.toMatch(/<(input|textarea|select|fieldset)/);
    expect(body).toMatch(
      /<dt>API URL<\/dt>\s*<dd>https:\/\/dash.foo.com\/api\/docs\/user-info<\/dd>/,
    );
    expect(body).toMatch(/30 seconds[^]*10 % of page views/);
    expect(body).toMatch(/<dt>Log-out URL<\/dt>\s*<dd><span class="hint">None/);
  });
});

describe('two people at one site', () => {
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
});

describe('gives back what was typed', () => {
  const typed = { ...siteForm, name: 'Typed <name>', version: '1' };
  const expectTyped = (body: string): void =>
    expect(fieldsOfForm(body, 'Send again')).toEqual({
      ...typed,
      docsOrigins: siteForm.docsOrigins,
    });

  test('where the session has ended', async () => {
    const id = await team.addSite();
    const answer = await team.stranger().post(`/sites/${id}`, typed);
    expect(answer.status).toBe(401);
    expectTyped(answer.body);
    expect(answer.body).toContain(`action="/sites/${id}"`);
    const added = await team.stranger().post('/sites', typed);
    expectTyped(added.body);
  });

  test('where the role does not allow it', async () => {
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

  test('where the site was removed meanwhile, and saves it once the site is back', async () => {
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

  test('where the form is longer than the rules allow', async () => {
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

  test('never to other pages, and nothing but the fields of the form', async () => {
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
});
