import { expect, test } from 'vitest';
import type { Finding } from './findings.ts';
import { type Stack, stacks } from './stack.ts';
import { explain } from './explain.ts';
import type { Explanation } from './explanation.ts';

const urls = {
  docsOrigin: 'https://docs.foo.com',
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
};
const about = { severity: 'error', step: 'dashboard', where: urls.apiUrl } as const;

const redirected: Finding = {
  ...about,
  code: 'api-redirects-to-login',
  args: { status: 302, location: 'https://dash.foo.com/login' },
};
const preflight: Finding = {
  ...about,
  code: 'preflight-refused',
  args: { why: 'origin', found: '*' },
};
const vary: Finding = { ...about, code: 'vary-origin-missing', args: { found: '' } };
const cacheable: Finding = { ...about, code: 'answer-cacheable', args: { found: '' } };
const wildcard: Finding = { ...about, code: 'cors-wildcard', args: { status: 401 } };

const words = (finding: Finding, stack: Stack, among: readonly Finding[] = []): Explanation =>
  explain(finding, { ...urls, stack, codes: [finding, ...among].map(({ code }) => code) });

test.each(['bookplate', 'express', 'fastify', 'hono', 'next'] as const)(
  'on %s, mounts createInfoApi above what redirects or answers OPTIONS',
  (stack) => {
    for (const finding of [redirected, preflight]) {
      const { paste } = words(finding, stack);
      expect(paste).toContain('createInfoApi({');
      expect(paste).toContain(urls.docsOrigin);
    }
  },
);

test.each([
  ['django', 'InfoApi('],
  ['rails', 'use InfoApi,'],
  ['laravel', 'info_api_answer('],
] as const)(
  'on %s, mounts the Info API above what redirects or answers OPTIONS',
  (stack, lines) => {
    for (const finding of [redirected, preflight]) {
      const { paste } = words(finding, stack);
      expect(paste).toContain(lines);
      expect(paste).toContain(urls.docsOrigin);
    }
  },
);

test.each(['nginx', 'caddy', 'cloudflare', 'unknown'] as const)(
  'on %s, replaces a redirect by a 401 that the docs may read',
  (stack) => {
    const { paste } = words(redirected, stack);
    expect(paste).toMatch(/401|unauthorized/);
    expect(paste).toContain(urls.docsOrigin);
  },
);

test.each(stacks)('on %s, pastes the same lines for findings about one answer', (stack) => {
  const all = [vary, cacheable, wildcard];
  const pastes = all.map((finding) => words(finding, stack, all).paste);
  expect(new Set(pastes).size).toBe(1);
  const two = [vary, cacheable].map((finding) => words(finding, stack, [vary, cacheable]).paste);
  expect(new Set(two).size).toBe(1);
  // createInfoApi sends the right headers, so something replaces them.
  if (stack === 'bookplate') expect(two[0]).toContain('headers() of next.config');
  else expect(two[0]).toMatch(/vary[\s\S]*cache-control/i);
});

test('with createInfoApi in place, blames the CORS of another middleware and pastes nothing', () => {
  const everywhere: Finding = {
    ...about,
    severity: 'danger',
    code: 'cors-everywhere',
    args: { urls: ['https://dash.foo.com/'] },
  };
  const { fix, paste } = words(everywhere, 'bookplate');
  expect(fix).toContain('createInfoApi already sends CORS headers for its own path.');
  expect(fix).toContain('remove it');
  expect(paste).toBeUndefined();
});

test('of createInfoApi that allows the http origin, blames its list first', () => {
  const http: Finding = {
    ...about,
    severity: 'danger',
    code: 'http-origin',
    args: { origin: 'http://docs.foo.com' },
  };
  const { fix, paste } = words(http, 'bookplate');
  expect(fix).toMatch(/^Keep only the docs in docsOrigins\./);
  expect(paste).toContain("docsOrigins: ['https://docs.foo.com']");
});

test('of a session that is answered without user data, blames the answer', () => {
  const of = (fields?: readonly string[]): Explanation =>
    words({ ...about, code: 'session-not-recognised', args: fields ? { fields } : {} }, 'express');
  expect(of([]).meaning).toContain('answered `{}`. Display values belong in `content`.');
  expect(of(['firstName', 'plan']).meaning).toContain('answered only `firstName`, `plan`.');
  expect(of([]).paste).toContain('content: { firstName: ');
  expect(of().fix).toContain('session middleware');
});

test('names the proxy as a cause of missing headers', () => {
  for (const finding of [vary, cacheable])
    for (const stack of stacks) expect(words(finding, stack).fix).toMatch(/proxy/);
  for (const finding of [vary, cacheable, wildcard])
    expect(words(finding, 'bookplate').fix).toContain('createInfoApi');
});

test('explains a module apart from other types of the script', () => {
  const args = { errors: [], type: ' MODULE ' };
  const { meaning, fix } = words({ ...about, code: 'script-not-running', args }, 'unknown');
  expect(meaning).toContain('document.currentScript');
  expect(fix).toContain('type="module"');
});

test("beside 'strict-dynamic', fixes with a nonce or integrity, not with a source", () => {
  const { meaning, fix, paste } = words(
    {
      ...about,
      code: 'csp-blocks-script',
      args: {
        parts: ['later'],
        directive: 'script-src',
        why: 'strict-dynamic',
        source: "'self'",
        from: 'header',
        mended: '',
      },
    },
    'unknown',
  );
  expect(meaning).toContain("'strict-dynamic'");
  expect(fix).toMatch(/nonce.*integrity/);
  expect(paste).toMatch(/nonce="…"[\s\S]*integrity="sha256-…"/);
});
