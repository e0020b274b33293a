import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createGuardedResolve } from '../test-run/guarded-resolve.ts';
import { testMessage } from './message.ts';
import { describeDelivery, sendWebhook } from './send-webhook.ts';
import { createWebhookSecret, signWebhook } from './sign-webhook.ts';

const heard: { readonly headers: IncomingMessage['headers']; readonly body: string }[] = [];
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    heard.push({ headers: request.headers, body });
    const [, status = '204'] = /status=(\d+)/.exec(request.url ?? '') ?? [];
    response.writeHead(Number(status), { location: '/elsewhere' }).end('never read');
  });
});
let port: number;
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  ({ port } = receiver.address() as AddressInfo);
});
afterAll(() => new Promise((resolve) => receiver.close(resolve)));
beforeEach(() => heard.splice(0));

const secret = createWebhookSecret();
const message = testMessage({ id: 'foo', name: 'Foo — “docs”', healthUrl: 'https://c.foo.com/' });
const loopback = createGuardedResolve(['127.0.0.0/8'], async () => ['127.0.0.1']);
const to = (path: string): { url: string; secret: string } => ({
  url: `http://hooks.foo.com:${port}${path}`,
  secret,
});

test('sends JSON that its receiver can verify', async () => {
  expect(await sendWebhook(to('/?status=204'), message, loopback.resolve)).toMatchObject({
    isDelivered: true,
    status: 204,
  });
  const [{ headers, body }] = heard as [(typeof heard)[number]];
  expect(JSON.parse(body)).toEqual(message);
  expect(headers['content-type']).toBe('application/json');
  const id = String(headers['webhook-id']);
  const timestamp = Number(headers['webhook-timestamp']);
  expect(Math.abs(timestamp - Date.now() / 1_000)).toBeLessThan(60);
  expect(headers['webhook-signature']).toBe(signWebhook(secret, { id, timestamp, body }));
  await sendWebhook(to('/'), message, loopback.resolve);
  expect(heard[1]?.headers['webhook-id']).not.toBe(id);
  await sendWebhook(to('/'), message, loopback.resolve, id);
  expect(heard[2]?.headers['webhook-id']).toBe(id);
});

test.each([302, 307, 404, 500])(
  'takes %d for not delivered, and follows nothing',
  async (status) => {
    const delivery = await sendWebhook(to(`/?status=${status}`), message, loopback.resolve);
    expect(delivery).toMatchObject({ isDelivered: false, status });
    expect(describeDelivery(delivery)).toContain(`The answer was ${status}`);
    expect(heard).toHaveLength(1);
  },
);

test.each([
  'http://127.0.0.1',
  'http://[::1]',
  'http://[::ffff:127.0.0.1]',
  'http://localhost',
  'http://hooks.foo.localhost',
  'http://169.254.169.254',
  'http://2130706433',
])('sends nothing to %s, which is not public', async (origin) => {
  const { resolve } = createGuardedResolve([]);
  const delivery = await sendWebhook({ url: `${origin}:${port}/`, secret }, message, resolve);
  expect(delivery).toEqual({ isDelivered: false, problem: 'no-address' });
  expect(heard).toEqual([]);
});

test('looks a name up once, so that it cannot lead elsewhere the second time', async () => {
  const answers = [['127.0.0.1'], ['203.0.113.1']];
  const resolve = async (): Promise<string[]> => answers.shift() ?? [];
  expect(await sendWebhook(to('/'), message, resolve)).toMatchObject({ isDelivered: true });
  expect(answers).toHaveLength(1);
});

test('says that nobody is there', async () => {
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  const { port: free } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  const target = { url: `http://hooks.foo.com:${free}/`, secret };
  const delivery = await sendWebhook(target, message, loopback.resolve);
  expect(delivery).toEqual({ isDelivered: false, problem: 'no-connection' });
});
