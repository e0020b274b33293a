import { expect, test } from 'vitest';
import { credentialReason, findCredentials } from './credential-reason.ts';

// Joined here, so that scanners of this repository do not take them for leaked.
const random = ['q7Rw2', 'Zk9Lx4', 'Vb8Tn3Mp6Y'].join('');

test.each([
  'apiKey',
  'api_key',
  'apikey',
  'APIKey',
  'X-API-Key',
  'apiKeys[0]',
  'apiKeys.production',
  'apiKey.value',
  'apiKey2',
  'api.key',
  'keys.live',
  'key',
  'secretKey',
  'clientSecret',
  'client_secret',
  'webhookSecret',
  'licenseKey',
  'signingKey',
  'subscription-key',
  'password',
  'passwd',
  'dbPassword',
  'passwordHash',
  'passphrase',
  'account.credentials.password',
  'token',
  'accessToken',
  'refreshtoken',
  'session_token',
  'csrfToken',
  'jwt',
  'sessionId',
  'sid',
  'recoveryCodes[3]',
  'ssn',
  'iban',
  'cardNumber',
  'cvv',
  'salt',
])('content.%s is a credential by its name', (path) => {
  expect(credentialReason(`content.${path}`, 'abc')).toBe('name');
  expect(credentialReason(`user.${path}`, undefined)).toBe('name');
});

test.each([
  ['firstName', 'Ada'],
  ['plan', 'enterprise'],
  ['monkey', 'abc'],
  ['keyboard', 'qwerty'],
  ['keywords', 'a, b'],
  ['secretary', 'Bob'],
  ['secretarySince', '2024'],
  ['tokenizer', 'cl100k'],
  ['compass', 'north'],
  ['passport', 'yes'],
  ['passwordChangedAt', '2026-01-01'],
  ['password_reset_url', 'https://dash.foo.com/reset'],
  ['tokenType', 'Bearer'],
  ['tokensUsed', '1200'],
  ['tokenCount', '12'],
  ['apiKeyId', 'ak-7'],
  ['apiKeyName', 'Production'],
  ['apiKeys[0].name', 'Production'],
  ['apiKeyPrefix', 'live_'],
  ['apiKeyLast4', '0001'],
  ['apiKeysUrl', 'https://dash.foo.com/keys'],
  ['apiKeyHeader', 'X-API-Key'],
  ['publicKey', random],
  ['publishableKey', 'abc'],
  ['designToken', 'blue'],
  ['nextPageToken', 'abc'],
  ['projectKey', 'ACME'],
  ['links[0].key', 'getting-started'],
  ['sortKey', 'created'],
  ['hasPassword', 'yes'],
  ['useToken', 'yes'],
  ['inside', 'abc'],
  ['hint', 'abc'],
  ['saltLevel', 'high'],
  ['authorizationUrl', 'https://dash.foo.com/authorize'],
])('content.%s (%s) is none', (path, value) => {
  expect(credentialReason(`content.${path}`, value)).toBeUndefined();
});

test.each([
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.c2lnbmF0dXJl'],
  ['sk_live_', '4eC39HqLyjWD'],
  ['sk_test_', '4eC39HqLyjWD'],
  ['sk-proj-', 'abcdEFGH12345678ijkl'],
  ['sk-ant-api03-', 'abcdEFGH12345678ijkl'],
  ['ghp_', 'a1B2c3D4e5F6g7H8i9J0k1L2'],
  ['github_pat_', '11ABCDEFG0123456789_abc'],
  ['glpat-', 'a1B2c3D4e5F6g7H8i9J0'],
  ['xoxb-', '1234567890-abcdefghij'],
  ['AKIA', 'IOSFODNN7EXAMPLE'],
  ['AIza', 'SyA1234567890abcdefghijklmnopqrstuv'],
  ['SG.', 'a1B2c3D4e5F6g7H8i9J0kL.a1B2c3D4e5F6g7H8'],
  ['whsec_', 'a1B2c3D4e5F6g7H8i9'],
  ['$2b$12$', 'KIXQ1dQeM0u1f0y1'],
  ['-----BEGIN RSA PRIVATE KEY-----'],
  ['Bearer ', 'a1B2c3D4e5F6'],
  ['postgres://ada:pw@db.foo.com/app'],
  ['live_', 'a1b2c3d4e5f6g7'],
  ['acme_sk_', 'a1b2c3d4e5f6g7'],
])('%s%s is a credential by its prefix, under any name', (start, end = '') => {
  const value = start + end;
  expect(credentialReason('content.note', value)).toBe('prefix');
  expect(credentialReason('content.publicKey', value)).toBe('prefix');
});

test.each([
  [random],
  [`${random}-${random}`],
  ['Zm9v', 'YmFyMTIzNDU2Nzg5MGFiY2RlZg=='],
  ['9f86d081884c7d65', '9a2feaa0c55ad015'],
  ['k7f3m9x2', 'q8w4z6b1n5v0c3t7'],
])('%s%s is a credential by its entropy', (start, end = '') => {
  const value = start + end;
  expect(credentialReason('content.integration', value)).toBe('entropy');
  expect(credentialReason('content.somethingKey', value)).toBe('name');
});

/** What accounts have in their content, and what only looks like chance. */
test.each([
  ['accountId', random],
  ['customer', 'cus_NffrFeUfNV2Hib19aQ'],
  ['ref', '0189dcd5-53b4-7f1e-8c9a-2f1e3d4c5b6a'],
  ['ref', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
  ['ref', '507f1f77bcf86cd799439011'],
  ['commit', '9f86d081884c7d659a2feaa0c55ad0153f4e5a6b'],
  ['avatarHash', '9f86d081884c7d659a2feaa0c55ad015'],
  ['etag', '9f86d081884c7d659a2feaa0c55ad015'],
  ['avatar', 'https://cdn.foo.com/a1B2c3D4e5F6g7H8i9J0k1L2.png'],
  ['avatar', '/avatars/a1B2c3D4e5F6g7H8i9J0k1L2.png'],
  ['avatar', 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUA'],
  ['email', 'ada.lovelace+docs2026@analytical-engines.example'],
  ['host', 'ec2-203-0-113-25.compute-1.amazonaws.com'],
  ['slug', 'getting-started-with-authentication-2026'],
  ['plan', 'enterpriseAnnualBilling2026PlanWithSupport'],
  ['rule', 'specifiedValueNumberClipped0To1'],
  ['gitHead', '9f86d081884c7d659a2feaa0c55ad0153f4e5a6b'],
  ['feature', 'beta_new_dashboard_rollout_v2_2026_q4'],
  ['since', '2026-11-29T03:51:13.000Z'],
  ['region', 'us-east-1a-prod-cluster-07-b2'],
  ['phone', '+49-30-123456789012345'],
  ['number', '4111111111111111111111'],
  ['company', 'Donaudampfschifffahrtsgesellschaft'],
  ['bio', 'Ada wrote the first program in 1843, for a machine that was never built'],
  ['version', '10.24.1-beta.20261129.sha.a1b2c3d'],
  ['color', '#a1b2c3'],
  ['publishable', 'pk_live_4eC39HqLyjWDarjtT1zdp7dc'],
])('content.%s (%s) is no credential by chance', (path, value) => {
  expect(credentialReason(`content.${path}`, value)).toBeUndefined();
});

test.each([
  ['apiKey', ''],
  ['apiKey', null],
  ['apiKey', true],
  ['tokens', 1_200],
  ['apiKey', '••••0001'],
  ['apiKey', 'sk_live_****0001'],
  ['apiKey', 'sk_live_4eC3…'],
  ['apiKey', 'YOUR_KEY'],
  ['apiKey', '<your key>'],
  ['password', {}],
])('content.%s is none while it is %j', (path, value) => {
  expect(credentialReason(`content.${path}`, value)).toBeUndefined();
});

test('a number is one where secrets are numbers', () => {
  expect(credentialReason('content.ssn', 78_051_120)).toBe('name');
  expect(credentialReason('content.seats', 12)).toBeUndefined();
});

test('finds every credential in a content, with its path', () => {
  const content = {
    firstName: 'Ada',
    apiKey: 'live_ada_0001',
    keys: [{ name: 'Production', value: 'a' }],
    deep: { 'X-Token': 'b', note: random },
  };
  expect([...findCredentials(content, 'content')]).toEqual([
    { path: 'content.apiKey', reason: 'name' },
    { path: 'content.keys[0].value', reason: 'name' },
    { path: 'content.deep.X-Token', reason: 'name' },
    { path: 'content.deep.note', reason: 'entropy' },
  ]);
});

test('a field that the settings name as public is no finding, nor is anything in it', () => {
  const content = {
    projectToken: 'abc',
    keys: [{ name: 'Production', value: 'a' }],
    account: { apiKey: 'live_ada_0001', note: random },
  };
  const found = findCredentials(content, 'content', ['projectToken', 'keys', 'note']);
  expect([...found]).toEqual([{ path: 'content.account.apiKey', reason: 'name' }]);
});
