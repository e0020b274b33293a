import { expect, test } from 'vitest';
import { parseSettings } from '@bookplate/protocol';
import { siteForm, useTestConsole } from '../../../test/team.ts';

const team = useTestConsole();
const path = (id: string): string => `/v1/sites/${id}/settings.json`;

test('publishes the settings to everyone, by the protocol’s names and nothing else', async () => {
  const id = await team.addSite({ docsOrigins: 'https://docs.foo.com https://next.foo.com' });
  const { status, body, headers } = await team
    .stranger()
    .get(path(id), { origin: 'https://docs.foo.com' });
  expect(status).toBe(200);
  expect(parseSettings(JSON.parse(body))).toEqual({
    apiUrl: siteForm.apiUrl,
    loginUrl: siteForm.loginUrl,
    docsOrigin: 'https://docs.foo.com',
    refreshSeconds: 60,
    reportSampleRate: 0.5,
  });
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('access-control-allow-credentials')).toBeNull();
  expect(headers.get('cache-control')).toMatch(/^public, max-age=60/);
  expect(headers.get('content-type')).toBe('application/json');
  expect(headers.get('set-cookie')).toBeNull();
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
});

test('answers 304 until the settings change', async () => {
  const id = await team.addSite();
  const visitor = team.stranger();
  const first = await visitor.get(path(id));
  const etag = first.headers.get('etag')!;
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const again = await visitor.get(path(id), { 'if-none-match': tag });
    expect(again).toMatchObject({ status: 304, body: '' });
    expect(again.headers.get('etag')).toBe(etag);
  }
  await team.editor.post(`/sites/${id}`, { ...siteForm, refreshSeconds: '5', version: '1' });
  const changed = await visitor.get(path(id), { 'if-none-match': etag });
  expect(JSON.parse(changed.body)).toMatchObject({ refreshSeconds: 5 });
  await team.editor.post(`/sites/${id}/remove`);
  expect((await visitor.get(path(id))).status).toBe(404);
});

test('answers 404 for an unknown site', async () => {
  const answer = await team.stranger().get(path('0123456789abcdef'));
  expect(answer).toMatchObject({ status: 404, body: '{"error":"no-such-site"}' });
});
