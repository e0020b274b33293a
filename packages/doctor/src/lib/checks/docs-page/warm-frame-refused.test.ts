import { expect, test } from 'vitest';
import { examineFixture, type Fixture } from '../../../../test/company.ts';
import { withWarmFrame } from '../../../../test/fixtures/docs-page.ts';

test.each<[what: string, fixture: Fixture]>([
  ['no header', withWarmFrame({})],
  [
    'a value that browsers do not know',
    withWarmFrame({ 'x-frame-options': 'ALLOW-FROM https://x.com' }),
  ],
  [
    'a policy that lists the dashboard, before X-Frame-Options',
    withWarmFrame({
      'x-frame-options': 'DENY',
      'content-security-policy': 'frame-ancestors http://*.acme.localhost:*',
    }),
  ],
  [
    'SAMEORIGIN on one origin',
    withWarmFrame({ 'x-frame-options': 'SAMEORIGIN' }, { deployment: 'one-domain' }),
  ],
  ['docs without a warm frame', { docsHeaders: () => ({ 'x-frame-options': 'DENY' }) }],
])('allows %s', async (_what, fixture) => {
  const { findings } = await examineFixture(fixture);
  expect(findings).toEqual([]);
});

test('names the header and the dashboard', async () => {
  const { findings } = await examineFixture(
    withWarmFrame({ 'content-security-policy': "default-src 'self'; frame-ancestors" }),
  );
  expect(findings.find(({ code }) => code === 'warm-frame-refused')).toMatchObject({
    severity: 'warning',
    args: {
      header: "frame-ancestors 'none'",
      dashboard: expect.stringMatching(/^http:\/\/dash\.acme\.localhost:\d+$/),
    },
  });
});
