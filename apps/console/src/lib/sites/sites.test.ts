import { expect, test } from 'vitest';
import { siteForm, useTestConsole } from '../../../test/team.ts';

const team = useTestConsole();

test('the first page of an empty console leads to the first site', async () => {
  expect((await team.owner.get('/')).body).toContain('href="/sites/new">Add the first site');
  expect((await team.viewer.get('/')).body).not.toContain('/sites/new');
});

test('editors add, change, remove and bring back; the history tells', async () => {
  const id = await team.addSite();
  const page = await team.editor.get(`/sites/${id}`);
  expect(page.body).toContain('value="https://dash.foo.com/api/docs/user-info"');
  const change = { ...siteForm, name: 'Bar docs', refreshSeconds: '30', version: '1' };
  const saved = await team.editor.post(`/sites/${id}`, change);
  expect(saved).toMatchObject({ status: 303, location: `/sites/${id}` });

  const history = await team.viewer.get(`/sites/${id}/history`);
  expect(history.body).toMatch(/<del>60 seconds<\/del>[\s\S]*<ins>30 seconds<\/ins>/);
  expect(history.body).toContain('Edith changed');
  expect(history.body).not.toContain('/undo');

  await team.editor.post(`/sites/${id}/remove`);
  expect((await team.editor.get(`/sites/${id}`)).status).toBe(404);
  expect((await team.editor.get('/')).body).not.toContain('Bar docs');
  const undo = (body: string): string => /\/sites\/\w+\/history\/\d+\/undo/.exec(body)![0];
  const removed = await team.editor.get(`/sites/${id}/history`);
  await team.editor.post(undo(removed.body));
  expect((await team.editor.get(`/sites/${id}`)).body).toContain('value="Bar docs"');

  const third = (await team.editor.get(`/sites/${id}/history`)).body;
  const undos = [...third.matchAll(/\/sites\/\w+\/history\/\d+\/undo/g)].map(([path]) => path);
  expect(undos).toHaveLength(3);
  // Before the second change: as it was added.
  await team.editor.post(undos[2]!);
  expect((await team.editor.get(`/sites/${id}`)).body).toContain('value="Foo docs"');
});

test('what cannot work is explained beside its field, which keeps what was typed', async () => {
  const typed = {
    ...siteForm,
    apiUrl: 'https://api.bar.com/x',
    docsOrigins: 'https://docs.foo.com',
  };
  const { status, body } = await team.editor.post('/sites', typed);
  expect(status).toBe(422);
  expect(body).toContain('value="https://api.bar.com/x"');
  expect(body).toMatch(
    /id="apiUrl-problem">\s*<li>The docs \(foo.com\) and the Info API \(bar.com\)/,
  );
  expect(body).toContain('aria-invalid="true"');
  expect(body).toContain('as docs.foo.com beside dash.foo.com');
  const vendor = await team.editor.post('/sites', {
    ...siteForm,
    docsOrigins: 'https://foo.vercel.app',
  });
  expect(vendor.body).toMatch(/id="docsOrigins-problem">\s*<li>The docs are on vercel.app/);
});

test('refuses every change of viewers, and those of editors to the team', async () => {
  const id = await team.addSite();
  const [change] = [
    /\/history\/(\d+)\/undo/.exec((await team.editor.get(`/sites/${id}/history`)).body)![1],
  ];
  for (const path of [
    '/sites',
    `/sites/${id}`,
    `/sites/${id}/remove`,
    `/sites/${id}/history/${change}/undo`,
  ])
    expect((await team.viewer.post(path, siteForm)).status).toBe(403);
  expect((await team.viewer.get('/sites/new')).status).toBe(403);
  for (const path of ['/team/invitations', '/team/x'])
    expect((await team.editor.post(path, { role: 'owner', note: 'x' })).status).toBe(403);
});

test("one site's change cannot be used on another, nor another's id read", async () => {
  const [one, other] = [await team.addSite({ name: 'One' }), await team.addSite({ name: 'Other' })];
  const undo = /\/history\/\d+\/undo/.exec(
    (await team.editor.get(`/sites/${other}/history`)).body,
  )![0];
  expect((await team.editor.post(`/sites/${one}${undo}`)).status).toBe(404);
  expect((await team.editor.get(`/sites/${one}/history`)).body).not.toContain('Other');
  for (const id of ['nosuchsite', "x' OR 1=1--", '../team', '%00'])
    expect((await team.editor.get(`/sites/${encodeURIComponent(id)}`)).status).toBeGreaterThan(399);
});

test.each([
  ['another site', { origin: 'https://evil.com', 'sec-fetch-site': 'cross-site' }],
  ['the docs on the same site', { origin: 'http://docs.localhost', 'sec-fetch-site': 'same-site' }],
  ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['nowhere', {}],
])('refuses every form that comes from %s (CSRF)', async (_from, headers) => {
  const id = await team.addSite();
  const forms = [
    '/sign-in',
    '/sign-out',
    '/join/x',
    '/sites',
    `/sites/${id}`,
    `/sites/${id}/remove`,
    `/sites/${id}/history/1/undo`,
    '/team/invitations',
    '/team/invitations/x/withdraw',
    '/team/x',
    '/team/x/password-link',
    '/password/x',
    '/team/x/history/1/undo',
  ];
  for (const path of forms) {
    const answer = await team.owner.post(path, siteForm, headers);
    expect(`${path} ${answer.status}`).toBe(`${path} 403`);
    expect(answer.body).toContain('This form came from another site');
  }
  expect((await team.owner.get('/')).status).toBe(200);
  expect((await team.owner.get(`/sites/${id}`)).status).toBe(200);
});

test('what people type is text on every page (XSS)', async () => {
  const xss = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const id = await team.addSite({ name: xss });
  const stored = await team.editor.post(`/sites/${id}`, {
    ...siteForm,
    name: xss,
    version: '1',
    // White space is refused in URLs; what ends an attribute is not.
    loginUrl: `https://dash.foo.com/${xss.replaceAll(' ', '/')}`,
    logoutUrl: `https://dash.foo.com/?${xss.replaceAll(' ', '/')}`,
  });
  expect(stored.status).toBe(303);
  const invited = await team.owner.post('/team/invitations', { role: 'viewer', note: xss });
  const path = new URL(/http:\S+\/join\/[\w-]+/.exec(invited.body)![0]).pathname;
  const join = await team.stranger().post(path, { name: xss, email: xss, password: xss });
  const refused = await team.editor.post(
    '/sites',
    Object.fromEntries(Object.keys(siteForm).map((name) => [name, xss])),
  );
  const pages = [
    invited,
    join,
    refused,
    await team.stranger().post('/sign-in', { email: xss, password: 'x' }),
    await team.stranger().get(`/sign-in?next=/${encodeURIComponent(xss)}`),
  ];
  for (const page of ['/', `/sites/${id}`, `/sites/${id}/history`, '/team', '/history'])
    pages.push(await team.owner.get(page));
  for (const { body, headers } of pages) {
    expect(body).toContain('<!doctype html>');
    expect(body).not.toMatch(/<script>alert|<img/);
    expect(body).not.toContain(`"'>`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  }
  expect((await team.owner.get(`/sites/${id}`)).body).toContain('&lt;script&gt;');
});

test('pages are not kept by browsers, nor shown in frames', async () => {
  const { headers } = await team.owner.get('/');
  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});
