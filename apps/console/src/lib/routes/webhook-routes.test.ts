import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { useTestConsole } from '../../../test/team.ts';
import type { Visitor } from '../../../test/visitor.ts';
import { signWebhook } from '../webhook/sign-webhook.ts';

interface Heard {
  readonly id: string;
  readonly timestamp: number;
  readonly signature: string;
  readonly body: string;
}
const heard: Heard[] = [];
let status = 204;
const receiver = createServer((incoming, response) => {
  let body = '';
  incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
  incoming.on('end', () => {
    heard.push({
      id: String(incoming.headers['webhook-id']),
      timestamp: Number(incoming.headers['webhook-timestamp']),
      signature: String(incoming.headers['webhook-signature']),
      body,
    });
    response.writeHead(status).end();
  });
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
afterAll(() => new Promise((resolve) => receiver.close(resolve)));
const { port } = receiver.address() as AddressInfo;
// Only this one of the networks that are not public.
const team = useTestConsole({ BOOKPLATE_CONSOLE_ALLOWED_NETWORKS: '127.0.0.0/8' });

const url = `http://127.0.0.1:${port}/hook`;
const secretIn = (body: string): string | undefined =>
  /<code class="address">(whsec_[^<]+)</.exec(body)?.[1];
const setWebhook = async (id: string): Promise<string> => {
  const { status: answered, body } = await team.owner.post(`/sites/${id}/webhook`, { url });
  expect(answered).toBe(200);
  return secretIn(body) ?? '';
};

test('shows the secret once, to the owner who made it', async () => {
  const id = await team.addSite();
  const secret = await setWebhook(id);
  expect(secret).toMatch(/^whsec_/);
  const page = await team.owner.get(`/sites/${id}/webhook`);
  expect(page.body).toContain(url);
  expect(page.body).not.toContain('whsec_');
  // Another URL keeps the secret.
  const changed = await team.owner.post(`/sites/${id}/webhook`, { url: `${url}2` });
  expect(changed.body).not.toContain('whsec_');
  expect(changed.body).toContain('The secret is the same as before');
});

test('sends a test that verifies, and shows the status of the answer', async () => {
  const id = await team.addSite({ name: 'Tested docs' });
  const secret = await setWebhook(id);
  heard.splice(0);
  const { body } = await team.owner.post(`/sites/${id}/webhook/test`);
  expect(body).toMatch(/Delivered\.<\/b> The answer was 204, after \d+ ms\./);
  const [message] = heard as [Heard];
  expect(message.signature).toBe(signWebhook(secret, message));
  expect(JSON.parse(message.body)).toMatchObject({
    type: 'test',
    data: {
      site: { id, name: 'Tested docs', healthUrl: `${team.running.url}/sites/${id}/health` },
    },
  });
  status = 500;
  const failed = await team.owner.post(`/sites/${id}/webhook/test`);
  status = 204;
  expect(failed.body).toMatch(/Not delivered\.<\/b> The answer was 500/);
  expect((await team.owner.get(`/sites/${id}/webhook`)).body).toMatch(
    /The last one was sent <time[^]*The answer was 500/,
  );
});

test('a new secret ends the old one', async () => {
  const id = await team.addSite();
  const old = await setWebhook(id);
  const renewed = secretIn((await team.owner.post(`/sites/${id}/webhook/secret`)).body) ?? '';
  expect(renewed).toMatch(/^whsec_/);
  expect(renewed).not.toBe(old);
  heard.splice(0);
  await team.owner.post(`/sites/${id}/webhook/test`);
  const [message] = heard as [Heard];
  expect(message.signature).toBe(signWebhook(renewed, message));
});

test('writes down who changed a webhook, and not its URL', async () => {
  const id = await team.addSite({ name: 'Watched docs' });
  await setWebhook(id);
  await team.owner.post(`/sites/${id}/webhook/secret`);
  await team.owner.post(`/sites/${id}/webhook/remove`);
  for (const path of ['/history', `/history?site=${id}`]) {
    const { body } = await team.viewer.get(path);
    expect(body).toMatch(
      /Olga removed the webhook of[^]*Olga made a new secret for the webhook of[^]*Olga set the webhook of/,
    );
    expect(body).not.toContain('/hook');
  }
  expect((await team.viewer.get('/history?kind=webhook')).body).toContain('Watched docs');
});

test('sends nothing to networks that the operator does not allow', async () => {
  const id = await team.addSite();
  await team.owner.post(`/sites/${id}/webhook`, { url: 'http://169.254.169.254/latest' });
  const { body } = await team.owner.post(`/sites/${id}/webhook/test`);
  expect(body).toContain('no address that this console may send to');
});

test.each([
  ['', 'Enter a URL'],
  ['hooks.foo.com', 'Enter a URL'],
  ['javascript:alert(1)', 'Enter a URL'],
  ['https://me:secret@hooks.foo.com/', 'Remove the name and password'],
  [`https://hooks.foo.com/${'x'.repeat(2_000)}`, 'at most 2000 characters'],
])(
  'refuses a URL that is not complete, not safe, or too long (case %#)',
  async (typed, problem) => {
    const id = await team.addSite();
    const answer = await team.owner.post(`/sites/${id}/webhook`, { url: typed });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(problem);
    expect((await team.owner.get(`/sites/${id}/webhook`)).body).not.toContain('Send a test');
  },
);

test('is for owners, in all of its routes', async () => {
  const id = await team.addSite();
  await setWebhook(id);
  const ways: ((visitor: Visitor) => Promise<{ readonly status: number }>)[] = [
    (visitor) => visitor.get(`/sites/${id}/webhook`),
    (visitor) => visitor.post(`/sites/${id}/webhook`, { url }),
    ...['test', 'secret', 'remove'].map(
      (path) => (visitor: Visitor) => visitor.post(`/sites/${id}/webhook/${path}`),
    ),
  ];
  for (const way of ways)
    for (const visitor of [team.editor, team.viewer]) expect((await way(visitor)).status).toBe(403);
  expect((await team.owner.get(`/sites/${id}/webhook`)).body).toContain(url);
  const removed = await team.owner.post(`/sites/${id}/webhook/remove`);
  expect(removed).toMatchObject({ status: 303, location: `/sites/${id}/webhook` });
  expect((await team.owner.post(`/sites/${id}/webhook/test`)).status).toBe(404);
});
