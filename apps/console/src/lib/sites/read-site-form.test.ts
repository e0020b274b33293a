import { settingsDefaults } from '@bookplate/protocol';
import { expect, test } from 'vitest';
import { type FieldIssue, readSiteForm } from './read-site-form.ts';
import { toSettings, toSiteSettings } from './site.ts';
import { emptySiteForm, fillSiteForm, type SiteForm } from './site-form.ts';

const good: SiteForm = {
  ...emptySiteForm,
  name: 'Foo docs',
  docsOrigins: 'https://docs.foo.com',
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
};

function issuesOf(change: Partial<SiteForm>): readonly FieldIssue[] {
  const reading = readSiteForm({ ...good, ...change });
  return 'issues' in reading ? reading.issues : [];
}

test('reads a valid form, and fills it again', () => {
  const form = {
    ...good,
    docsOrigins: 'https://docs.foo.com\nhttps://next.foo.com',
    reportSampleRate: '0.1',
  };
  const reading = readSiteForm(form);
  expect(reading).toMatchObject({
    notes: [],
    values: {
      name: 'Foo docs',
      docsOrigins: ['https://docs.foo.com', 'https://next.foo.com'],
      apiUrl: good.apiUrl,
      loginUrl: good.loginUrl,
      logoutUrl: null,
      refreshSeconds: 60,
      hint: null,
      anonymousRequests: 'always',
      allowedHosts: [],
      reportSampleRate: 0.1,
    },
  });
  expect('values' in reading && fillSiteForm(reading.values)).toMatchObject(form);
});

test.each([
  [{ reportSampleRate: 'other', reportSampleRatePercent: '25' }, 0.25],
  [{ reportSampleRate: 'other', reportSampleRatePercent: ' 7 % ' }, 0.07],
  [{ reportSampleRate: 'other', reportSampleRatePercent: '12,5' }, 0.125],
  [{ reportSampleRate: '1', reportSampleRatePercent: '25' }, 1],
])('reads the sampling rate %j', (change, share) => {
  const reading = readSiteForm({ ...good, ...change });
  expect(reading).toMatchObject({ values: { reportSampleRate: share } });
});

test('shows a sampling rate that is none of the choices as a percentage', () => {
  const values = { name: '', docsOrigins: [], ...toSiteSettings({}) };
  expect(fillSiteForm({ ...values, reportSampleRate: 0.07 })).toMatchObject({
    reportSampleRate: 'other',
    reportSampleRatePercent: '7',
  });
  expect(fillSiteForm(values)).toMatchObject({
    reportSampleRate: '0',
    reportSampleRatePercent: '',
  });
});

test('takes the default where the refresh seconds are left empty', () => {
  const reading = readSiteForm({ ...good, refreshSeconds: ' ' });
  expect(reading).toMatchObject({ values: { refreshSeconds: settingsDefaults.refreshSeconds } });
});

test('stores allowed hosts as browsers write them', () => {
  const reading = readSiteForm({ ...good, allowedHosts: 'Foo.Auth0.com, login.foo.dev' });
  expect(reading).toMatchObject({ values: { allowedHosts: ['foo.auth0.com', 'login.foo.dev'] } });
});

test.each(['foo.com', ' .Foo.com '])(
  'stores the domain of the sign-in hint %j as cookies have it',
  (hint) => {
    const reading = readSiteForm({ ...good, hint, anonymousRequests: 'never' });
    expect(reading).toMatchObject({ values: { hint: 'foo.com', anonymousRequests: 'never' } });
  },
);

test('publishes nothing about anonymous requests without a hint: the file of the docs may have one', () => {
  const values = { name: '', docsOrigins: [], ...toSiteSettings({}) };
  expect(toSettings(values)).not.toHaveProperty('anonymousRequests');
  expect(toSettings({ ...values, hint: 'foo.com' })).toMatchObject({
    hint: 'foo.com',
    anonymousRequests: 'always',
  });
});

const tooMany = (top: string): string =>
  Array.from({ length: 21 }, (_, i) => `${top}${i}.foo.com`).join(' ');
const bad: readonly [keyof SiteForm, string, string][] = [
  ['name', '  ', 'Enter a name'],
  ['name', 'x'.repeat(101), 'at most 100 characters'],
  ['name', '\u200B', 'control characters'],
  ['docsOrigins', '', 'Enter an origin'],
  ['docsOrigins', 'https://docs.foo.com/docs', 'has more than an origin'],
  ['docsOrigins', 'ftp://docs.foo.com', 'ftp'],
  ['docsOrigins', 'https://foo.vercel.app', 'The docs are on vercel.app'],
  ['docsOrigins', tooMany('https://'), 'at most 20'],
  ['apiUrl', '', 'Enter the API URL'],
  ['apiUrl', 'dash.foo.com/api', '"dash.foo.com/api"'],
  ['apiUrl', 'javascript:alert(1)', 'https://'],
  ['apiUrl', 'https://dash.foo.com', 'https://dash.foo.com/api/docs/user-info'],
  ['apiUrl', 'https://dash.foo.com/{returnTo}', '{returnTo}'],
  ['apiUrl', 'https://dash.foo.com/api#here', 'fragment'],
  ['apiUrl', 'https://dash.bar.com/api', 'on different sites'],
  ['apiUrl', 'http://dash.foo.com/api', 'The docs use https, the Info API uses http'],
  ['loginUrl', '', 'Enter the Login URL'],
  ['loginUrl', 'javascript:alert(1)', 'https://'],
  ['loginUrl', 'http://dash.foo.com/login', 'mixed content'],
  ['loginUrl', 'https://a:b@dash.foo.com/login', 'password'],
  ['loginUrl', 'https://{returnTo}.foo.com/', 'host'],
  ['loginUrl', 'https://foo.auth0.com/login', 'add it to the allowed hosts'],
  ['loginUrl', 'https://dash.foo.com/\0', 'control characters'],
  ['loginUrl', `https://dash.foo.com/${'x'.repeat(2_000)}`, 'at most 2,000'],
  ['logoutUrl', 'data:text/html,x', 'https://'],
  ['refreshSeconds', 'often', 'from 0 to 86,400'],
  ['refreshSeconds', '86401', 'from 0 to 86,400'],
  ['refreshSeconds', '1.5', 'whole seconds'],
  ['hint', 'https://foo.com', 'Enter a domain, such as foo.com.'],
  ['hint', 'bar.com', 'The docs are on docs.foo.com'],
  ['anonymousRequests', 'sometimes', 'Choose'],
  ['reportSampleRate', 'all', 'Choose'],
  ['reportSampleRate', '10', 'Choose'],
  ['reportSampleRate', 'other', 'from 0 to 100'],
  ['allowedHosts', 'https://x.com', 'Enter host names'],
  ['allowedHosts', '*', 'Enter host names'],
  ['allowedHosts', tooMany('x'), 'at most 20'],
];
test.each(bad.map(([field, value, message]) => ({ field, value, message })))(
  'refuses $field with one sentence or two: $message',
  ({ field, value, message }) => {
    const issues = issuesOf({ [field]: value });
    expect(issues.map((issue) => issue.field)).toEqual([field]);
    expect(issues[0]?.message).toContain(message);
    // No words of a parser.
    expect(issues[0]?.message).toMatch(/^[A-Z"{][^]*[.]$/);
    expect(issues[0]?.message).not.toMatch(/\bexpected\b|\bfound\b|NaN/);
  },
);

test('asks for the domain of the hint where pages are to spare requests', () => {
  expect(issuesOf({ anonymousRequests: 'never' })).toEqual([
    {
      field: 'hint',
      message: 'Enter the domain of the hint, or choose "always" for anonymous requests.',
    },
  ]);
});

test('refuses a percentage that is none', () => {
  for (const reportSampleRatePercent of ['', 'half', '101', '-1', '1e999'])
    expect(issuesOf({ reportSampleRate: 'other', reportSampleRatePercent })).toMatchObject([
      { field: 'reportSampleRate', message: expect.stringContaining('from 0 to 100') },
    ]);
});

test('reports all wrong fields at once', () => {
  const issues = issuesOf({
    name: '',
    apiUrl: 'https://dash.bar.com/api',
    loginUrl: 'https://foo.auth0.com/login',
    logoutUrl: `https://dash.foo.com/${'x'.repeat(2_000)}`,
    refreshSeconds: 'often',
    allowedHosts: '*',
    reportSampleRate: 'all',
  });
  expect(issues.map(({ field }) => field)).toEqual([
    'name',
    'apiUrl',
    'loginUrl',
    'logoutUrl',
    'refreshSeconds',
    'allowedHosts',
    'reportSampleRate',
  ]);
});

test.each([
  ['cannot be read', 'dash.foo.com/api'],
  ['is http', 'http://dash.foo.com/api'],
  ['is on another site', 'https://dash.bar.com/api'],
])('an API URL that %s does not hide a Login URL of another site', (_why, apiUrl) => {
  const issues = issuesOf({ apiUrl, loginUrl: 'https://foo.auth0.com/login' });
  expect(issues.map(({ field }) => field)).toEqual(['apiUrl', 'loginUrl']);
});

test('docs origins that cannot be read do not hide wrong URLs', () => {
  const change = { docsOrigins: 'docs.foo.com', apiUrl: 'x', loginUrl: 'y', logoutUrl: 'z' };
  const fields = issuesOf(change).map(({ field }) => field);
  expect(fields).toEqual(['docsOrigins', 'apiUrl', 'loginUrl', 'logoutUrl']);
});

test('names every docs origin that cannot be read', () => {
  const issues = issuesOf({ docsOrigins: 'https://docs.foo.com a.foo.com b.foo.com' });
  expect(issues).toMatchObject([
    { message: expect.stringContaining('"a.foo.com"') },
    { message: expect.stringContaining('"b.foo.com"') },
  ]);
});

test('stores URLs as browsers read them', () => {
  const reading = readSiteForm({
    ...good,
    apiUrl: 'HTTPS://Dash.foo.com:443/x/../api?q=ü',
    loginUrl: String.raw`https://dash.foo.com\@evil.com/{returnTo}?next={returnTo}`,
    logoutUrl: 'https://ReturnTo.foo.com?next={returnTo}',
  });
  expect(reading).toMatchObject({
    values: {
      apiUrl: 'https://dash.foo.com/api?q=%C3%BC',
      loginUrl: 'https://dash.foo.com/@evil.com/{returnTo}?next={returnTo}',
      logoutUrl: 'https://returnto.foo.com/?next={returnTo}',
    },
  });
});

test('publishes URLs that were saved as typed as browsers read them', () => {
  const typed = String.raw`https://dash.foo.com\@evil.com/?next={returnTo}`;
  const { loginUrl, logoutUrl } = toSettings({
    name: 'Foo docs',
    docsOrigins: ['https://docs.foo.com'],
    apiUrl: good.apiUrl,
    loginUrl: typed,
    logoutUrl: 'https://dash.foo.com',
    refreshSeconds: 60,
    allowedHosts: [],
    hint: null,
    anonymousRequests: 'always',
    reportSampleRate: 0,
  });
  expect(loginUrl).toBe('https://dash.foo.com/@evil.com/?next={returnTo}');
  expect(logoutUrl).toBe('https://dash.foo.com/');
});

test('stores an origin that stays signed out beside the first, with a note', () => {
  const docsOrigins = 'https://docs.foo.com https://foo-git-next.vercel.app';
  const reading = readSiteForm({ ...good, docsOrigins });
  expect(reading).toMatchObject({ values: { docsOrigins: docsOrigins.split(' ') } });
  expect('notes' in reading && reading.notes).toEqual([
    expect.stringContaining('https://foo-git-next.vercel.app: The docs are on vercel.app'),
  ]);
});
