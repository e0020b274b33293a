import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createWebhookSecret, isWebhookSecret, signWebhook } from './sign-webhook.ts';

test('signs as the example of Standard Webhooks', () => {
  // https://github.com/standard-webhooks/standard-webhooks: the vector of its libraries.
  const signature = signWebhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1_614_265_330,
    body: '{"test": 2432232314}',
  });
  expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('makes secrets of 32 random bytes', () => {
  const secrets = new Set(Array.from({ length: 100 }, createWebhookSecret));
  expect(secrets.size).toBe(100);
  for (const secret of secrets) {
    expect(isWebhookSecret(secret)).toBe(true);
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
  }
});

test.each([
  '',
  'whsec_',
  'whsec_c2hvcnQ=',
  'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  `whsec_${'!'.repeat(32)}`,
])('refuses %j as a secret', (text) => {
  expect(isWebhookSecret(text)).toBe(false);
});

test('is verified by the code of the documentation, until five minutes have passed', async () => {
  const page = '../../../../../site/src/content/docs/reference/console.mdx';
  const text = readFileSync(new URL(page, import.meta.url), 'utf8');
  const [, code = ''] = /```js\n([^]*?)```/.exec(text) ?? [];
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    isFromConsole: (headers: Record<string, string>, body: string, secret: string) => boolean;
  };
  const secret = createWebhookSecret();
  const check = (timestamp: number, body: string, signed = body): boolean =>
    module.isFromConsole(
      {
        'webhook-id': 'msg_1',
        'webhook-timestamp': String(timestamp),
        'webhook-signature': `v1a,ignored ${signWebhook(secret, { id: 'msg_1', timestamp, body: signed })}`,
      },
      body,
      secret,
    );
  const now = Math.floor(Date.now() / 1_000);
  expect(check(now, '{"a":1}')).toBe(true);
  expect(check(now, '{"a":2}', '{"a":1}')).toBe(false);
  expect(check(now - 400, '{"a":1}')).toBe(false);
});
