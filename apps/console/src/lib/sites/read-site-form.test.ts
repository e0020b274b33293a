import { expect, test } from 'vitest';
import { readSiteForm } from './read-site-form.ts';
import { emptySiteForm, fillSiteForm, type SiteField } from './site-form.ts';

const good = {
  ...emptySiteForm,
  name: 'Foo docs',
  docsOrigins: 'https://docs.foo.com',
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
  reportShare: '0.25',
};

test('reads a form that is right, and fills it again', async () => {
  const form = { ...good, docsOrigins: 'https://docs.foo.com\nhttps://next.foo.com' };
  const reading = await readSiteForm(form);
  expect(reading).toEqual({
    notes: [],
    values: {
      name: 'Foo docs',
      docsOrigins: ['https://docs.foo.com', 'https://next.foo.com'],
      apiUrl: good.apiUrl,
      loginUrl: good.loginUrl,
      logoutUrl: null,
      refreshSeconds: 60,
      allowedHosts: [],
      reportShare: 0.25,
    },
  });
  expect('values' in reading && fillSiteForm(reading.values)).toEqual(form);
});

test('goes back to values that were written down before pages could report', () => {
  const before = {
    name: 'Foo docs',
    docsOrigins: ['https://docs.foo.com'],
    apiUrl: good.apiUrl,
    loginUrl: good.loginUrl,
    logoutUrl: null,
    refreshSeconds: 60,
    allowedHosts: [],
  };
  expect(fillSiteForm(before)).toEqual({ ...good, reportShare: '0' });
});

const bad: readonly [SiteField, string, string][] = [
  ['name', '  ', 'expected a name'],
  ['name', 'x'.repeat(101), 'longer than 100 characters'],
  ['docsOrigins', '', 'expected an origin'],
  ['docsOrigins', 'https://docs.foo.com/docs', 'has more than an origin'],
  ['docsOrigins', 'https://foo.vercel.app', 'which is not your domain'],
  [
    'docsOrigins',
    Array.from({ length: 21 }, (_, i) => `https://${i}.foo.com`).join(' '),
    'most 20',
  ],
  ['apiUrl', '', 'expected an absolute URL, found an empty string'],
  ['apiUrl', 'javascript:alert(1)', 'expected an http(s) URL'],
  ['apiUrl', 'https://dash.bar.com/api', 'are different sites'],
  ['apiUrl', 'http://dash.foo.com/api', 'The docs are https, the Info API is http'],
  ['loginUrl', 'javascript:alert(1)', 'expected an http(s) URL'],
  ['loginUrl', 'https://foo.auth0.com/login', 'add it to allowedHosts'],
  ['logoutUrl', 'data:text/html,x', 'expected an http(s) URL'],
  ['refreshSeconds', 'often', 'expected a number of seconds from 0 to 86400, found "often"'],
  ['refreshSeconds', '86401', 'expected a number of seconds from 0 to 86400'],
  ['refreshSeconds', '1.5', 'expected whole seconds'],
  ['reportShare', 'all', 'each of them; found "all"'],
  ['reportShare', '10', '10 % are 0.1'],
  ['allowedHosts', 'https://x.com', 'expected an array of host names'],
  ['loginUrl', `https://dash.foo.com/${'x'.repeat(2_000)}`, 'longer than 2000'],
];
test.each(bad.map(([field, value, message]) => ({ field, value, message })))(
  'refuses $field: $message',
  async ({ field, value, message }) => {
    const reading = await readSiteForm({ ...good, [field]: value });
    const issues = 'issues' in reading ? reading.issues : [];
    expect(issues.map((issue) => issue.field)).toEqual([field]);
    expect(issues[0]?.message).toContain(message);
  },
);

test('an origin beside the first that is not signed in is kept, with a note', async () => {
  const docsOrigins = 'https://docs.foo.com https://foo-git-next.vercel.app';
  const reading = await readSiteForm({ ...good, docsOrigins });
  expect(reading).toMatchObject({ values: { docsOrigins: docsOrigins.split(' ') } });
  expect('notes' in reading && reading.notes).toEqual([
    expect.stringContaining('https://foo-git-next.vercel.app: The docs are on vercel.app'),
  ]);
});
