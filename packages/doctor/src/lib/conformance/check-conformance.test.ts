import { expect, test } from 'vitest';
import { type Fixture, sessionCookie, setHeader, startCompany } from '../../../test/company.ts';
import {
  checkConformance,
  type ConformanceInput,
  type ConformanceResult,
} from './check-conformance.ts';

const tag = '0123456789abcdef';
const hint = `bookplate_hint=${tag}.Ada; Domain=acme.localhost; Path=/; SameSite=Lax`;
const noHint = 'bookplate_hint=; Domain=acme.localhost; Path=/; Max-Age=0; SameSite=Lax';

async function failed(...given: Parameters<typeof judged>): Promise<readonly ConformanceResult[]> {
  return (await judged(...given)).filter(({ outcome }) => outcome === 'fail');
}

async function judged(
  fixture: Fixture,
  requestMs = 2_000,
  more: Partial<ConformanceInput> = {},
): Promise<readonly ConformanceResult[]> {
  const company = await startCompany(fixture);
  const results: ConformanceResult[] = [];
  const { apiUrl, docsUrl } = company;
  try {
    for await (const result of checkConformance(
      {
        apiUrl,
        docsOrigin: new URL(docsUrl).origin,
        cookie: sessionCookie,
        signInCookies: ['sid=1; HttpOnly', hint],
        signOutCookies: [noHint],
        ...more,
      },
      { limits: { requestMs } },
    ))
      results.push(result);
  } finally {
    await company.close();
  }
  return results;
}

test('the kit keeps every rule', async () => {
  expect(await failed({})).toEqual([]);
});

test('accepts 204 without a body for an anonymous reader, like 401', async () => {
  const answer204 = (body: string): Fixture => ({
    spoil: (draft) => {
      if (draft.status !== 401 || draft.body.includes('cross-site')) return;
      draft.status = 204;
      draft.body = body;
      setHeader(draft, 'Content-Type');
      setHeader(draft, 'Content-Length');
    },
  });
  expect(await failed(answer204(''))).toEqual([]);
});

test.each([200, 403, 404, 205])('refuses %i for an anonymous reader', async (status) => {
  const results = await failed({
    spoil: (draft) => draft.status === 401 && (draft.status = status),
  });
  const details = results.flatMap((result) => result.details);
  expect(details).toContain(`status: expected 401 or 204, found ${status}`);
});

/** One broken endpoint for each rule; some break what several rules are about. */
test.each<[name: string, fixture: Fixture]>([
  [
    'answers an anonymous reader with 401',
    { spoil: (draft) => draft.status === 401 && (draft.status = 200) },
  ],
  [
    'answers an anonymous reader with the protective headers',
    { spoil: (draft) => draft.status === 401 && setHeader(draft, 'Vary') },
  ],
  [
    'answers 200 with a valid User',
    { spoil: (draft) => draft.status === 200 && (draft.body = '{"groups":7}') },
  ],
  [
    'answers 200 with a valid User',
    { spoil: (draft) => draft.status === 200 && (draft.body = '{"groups":["anonymous"]}') },
  ],
  [
    'sends no field',
    { spoil: (draft) => draft.status === 200 && (draft.body = '{"content":{},"role":1}') },
  ],
  [
    'gives a foreign origin',
    {
      spoil: (draft, { headers }) =>
        headers.origin?.endsWith('.example') &&
        setHeader(draft, 'Access-Control-Allow-Origin', headers.origin),
    },
  ],
  [
    'gives the origin null',
    {
      spoil: (draft, { headers }) =>
        headers.origin === 'null' && (draft.body = '{"content":{"firstName":"Ada"}}'),
    },
  ],
  [
    'gives look-alikes',
    {
      spoil: (draft, { headers }) =>
        headers.origin?.startsWith('http://bookplate-doctor') &&
        setHeader(draft, 'Access-Control-Allow-Origin', headers.origin),
    },
  ],
  [
    'gives an allowed origin on another site',
    {
      spoil: (draft, { headers }) =>
        headers['sec-fetch-site'] === 'cross-site' && (draft.status = 200),
    },
  ],
  [
    'gives a navigation',
    {
      spoil: (draft, { headers }) =>
        headers['sec-fetch-mode'] === 'navigate' && (draft.status = 200),
    },
  ],
  [
    'answers docs on its own origin',
    {
      spoil: (draft, { headers }) =>
        headers['sec-fetch-site'] === 'same-origin' && setHeader(draft, 'Vary'),
    },
  ],
  [
    'sends no CORS headers',
    {
      spoil: (draft, { headers }) =>
        !headers.origin &&
        setHeader(draft, 'Access-Control-Allow-Origin', 'http://docs.acme.localhost'),
    },
  ],
  [
    'answers a preflight',
    {
      spoil: (draft, { method }) =>
        method === 'OPTIONS' && setHeader(draft, 'Access-Control-Allow-Headers', '*'),
    },
  ],
  ['refuses POST', { spoil: (draft, { method }) => method === 'POST' && (draft.status = 404) }],
  ['answers HEAD', { spoil: (draft, { method }) => method === 'HEAD' && (draft.status = 404) }],
  [
    'allows the docs on its exact path',
    {
      take: ({ url, headers }, response) =>
        url !== '/api/user-info' &&
        !!response.writeHead(404, { 'access-control-allow-origin': headers.origin ?? '' }).end(),
    },
  ],
])('fails an endpoint that does not keep the rule: %s', async (name, fixture) => {
  const names = (await failed(fixture)).map((result) => result.name);
  expect(names.some((one) => one.startsWith(name))).toBe(true);
});

test('requires an answer to docs without Origin on the same origin', async () => {
  const names = await failed({
    deployment: 'one-domain',
    spoil: (draft, { headers }) => !headers.origin && (draft.status = 403),
  });
  expect(names.map(({ name }) => name)).toEqual([
    'answers docs on its own origin, which send no Origin',
  ]);
});

test('fails a rule if there is no response', async () => {
  const results = await failed({ take: () => true }, 100);
  expect(results[0]).toMatchObject({
    outcome: 'fail',
    details: [expect.stringMatching(/^GET \/api\/user-info: .* within 0\.1 s/)],
  });
}, 30_000);

test('says of a wrong path where to look, and of each failed rule which page helps', async () => {
  const results = await failed({
    take: (_, response) => !!response.writeHead(404).end(),
  });
  expect(results[0]?.details[0]).toBe(
    'Nothing answers at this path. Check `path` and where the endpoint is mounted.',
  );
  expect(results.filter(({ details }) => details[0]?.startsWith('Nothing'))).toHaveLength(1);
  for (const { page } of results)
    expect(page).toMatch(/^https:\/\/bookplate\.github\.io\/bookplate\/(codes|reference)\//);
});

test('says of a session that is no longer valid how to get another, and checks nothing with it', async () => {
  const results = await judged({}, 2_000, { cookie: 'sid=expired' });
  const failures = results.filter(({ outcome }) => outcome === 'fail');
  expect(failures.map(({ number }) => number)).toEqual([3]);
  expect(failures[0]?.details).toEqual([
    expect.stringMatching(
      /^The endpoint answers 401 to this cookie: its session is no longer valid.*Sign in .*again/,
    ),
  ]);
  const needed = { outcome: 'skip', details: ['needs a session that the endpoint recognises'] };
  const skipped = results.filter(({ outcome }) => outcome === 'skip');
  expect(skipped).toHaveLength(4);
  for (const result of skipped) expect(result).toMatchObject(needed);
});

test('says of an empty User where its values belong', async () => {
  const [result] = await failed({
    spoil: (draft) => draft.status === 200 && (draft.body = '{}'),
  });
  expect(result?.details).toContain(
    'body: expected fields of a User, found none; display values belong in `content`',
  );
});

test('refuses to check where no server is', async () => {
  const { apiUrl, docsUrl, close } = await startCompany({});
  await close();
  const check = checkConformance({ apiUrl, docsOrigin: new URL(docsUrl).origin });
  await expect(check.next()).rejects.toThrow(/^apiUrl: no server answers .*ECONNREFUSED/);
});

test('never reports the value of the cookie', async () => {
  const results = await failed({
    spoil: (draft) => {
      setHeader(draft, 'Cache-Control', 's3cr3t-session-value');
    },
  });
  expect(results).not.toEqual([]);
  expect(JSON.stringify(results)).not.toContain('s3cr3t');
});

/** The detail of the one rule that a sign-in or a sign-out does not keep. */
test.each<[detail: string, given: Partial<ConformanceInput>]>([
  ['expected one of bookplate_hint, found 2', { signInCookies: [hint, hint] }],
  ['Domain: expected one that covers docs.acme.localhost', set('Domain=dash.acme.localhost')],
  ['Domain: expected one that covers docs.acme.localhost', set('Domain=localhost')],
  ['found none', { signInCookies: [hint.replace(' Domain=acme.localhost;', '')] }],
  ['Path: expected /, found /app', set('Path=/app')],
  ['HttpOnly: expected none', set('HttpOnly')],
  ['SameSite: expected lax, found none', set('SameSite=None')],
  ['Max-Age: expected none or', set('Max-Age=0')],
  ['a tag of 16 to 64', { signInCookies: [hint.replace(tag, '1')] }],
  ['a tag of 16 to 64', { signInCookies: [hint.replace('.Ada', ':Ada')] }],
  ['at most 40 characters, found 41', { signInCookies: [hint.replace('Ada', 'a'.repeat(41))] }],
  ['percent-encoded UTF-8', { signInCookies: [hint.replace('Ada', '%ff')] }],
  ['percent-encoded UTF-8', { signInCookies: [hint.replace('Ada', 'Ólöf')] }],
  ['percent-encoded UTF-8', { signInCookies: [hint.replace('Ada', 'Ada+L')] }],
  ['a name of letters', { signInCookies: [hint.replace('Ada', '%3Cb%3E')] }],
  ['Max-Age: expected 0', { signOutCookies: [hint] }],
  ['found none', { signOutCookies: ['sid=; Max-Age=0'] }],
  [
    'Domain: expected acme.localhost, found',
    { signOutCookies: [noHint.replace('acme.localhost', 'localhost')] },
  ],
])('fails a dashboard that does not keep a rule of the hint: %s', async (detail, given) => {
  const results = await failed({}, 2_000, given);
  expect(results.flatMap(({ details }) => details).join('\n')).toContain(detail);
});

test('fails a dashboard whose sign-in sets no hint, and skips these rules where nothing was given', async () => {
  const names = (await failed({}, 2_000, { signInCookies: ['sid=1'] })).map(({ name }) => name);
  expect(names).toEqual([
    'sets the sign-in hint at sign-in, for scripts of the docs to read',
    'gives the sign-in hint a random tag, and no name that docs do not show',
  ]);
  const given = { signInCookies: undefined, signOutCookies: undefined };
  expect(await failed({}, 2_000, given)).toEqual([]);
});

/** The last attribute of a name counts (RFC 6265bis §5.7). */
function set(attribute: string): Partial<ConformanceInput> {
  return { signInCookies: [`${hint}; ${attribute}`] };
}
