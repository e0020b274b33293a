import { expect, test } from 'vitest';
import { ConfigurationError } from './configuration-error.ts';
import { parseGivenSettings, parseSettings } from './settings.ts';
import { settingNames } from './settings-table.ts';

const good = {
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
  logoutUrl: 'https://dash.foo.com/logout',
  warmFrame: 'https://dash.foo.com',
  docsOrigin: 'https://docs.foo.com',
  refreshSeconds: 30,
  cacheSeconds: 0,
  userSchema: { type: 'object', properties: { firstName: { type: 'string' } } },
  personas: '../shared/personas',
  groups: ['admin', 'beta'],
  console: 'https://console.bar.com/v1/sites/foo/settings.json',
  reportSampleRate: 0.1,
};

test('returns settings that are right as they are', () => {
  expect(parseSettings(good)).toEqual(good);
  expect(parseSettings({ apiUrl: good.apiUrl, loginUrl: good.loginUrl })).toBeTruthy();
});

test.each([
  [{ apiURL: good.apiUrl }, 'apiURL: unknown setting; did you mean apiUrl?'],
  [{ refreshSecond: 3 }, 'refreshSecond: unknown setting; did you mean refreshSeconds?'],
  [{ colour: 'red' }, `colour: unknown setting; known are ${settingNames.join(', ')}`],
  [{ apiUrl: undefined }, 'apiUrl: expected an absolute URL, found nothing'],
  [
    { apiUrl: '/api/docs/user-info' },
    'apiUrl: expected an absolute URL such as "https://dash.foo.com/…", found "/api/docs/user-info"',
  ],
  [
    { apiUrl: 'https://dash.foo.com' },
    'apiUrl: expected the URL of the Info API with its path, such as "https://dash.foo.com/api/docs/user-info"; found no path. If it answers at the root, end the URL with /',
  ],
  [{ apiUrl: 'https://dash.foo.com?a=b' }, 'found no path'],
  [{ apiUrl: 'https://dash.foo.com/{returnTo}' }, 'apiUrl: {returnTo} has no meaning here'],
  [{ apiUrl: 'https://dash.foo.com/api#x' }, 'apiUrl: must not have a fragment'],
  [{ apiUrl: 'https://ada:pw@dash.foo.com/api' }, 'apiUrl: must not have a user name or password'],
  [{ apiUrl: 'http://dash.foo.com/api' }, 'apiUrl: is http while the docs are https'],
  [
    { apiUrl: 'https://dash.bar.com/api' },
    "apiUrl: dash.bar.com and the docs' docs.foo.com are different sites",
  ],
  [{ apiUrl: 'https://dash.bar.com/api', allowedHosts: ['dash.bar.com'] }, 'are different sites'],
  [
    { loginUrl: 'javascript:alert(1)' },
    'loginUrl: expected an http(s) URL, found "javascript:alert(1)"',
  ],
  [{ loginUrl: 'data:text/html,x' }, 'loginUrl: expected an http(s) URL'],
  [{ loginUrl: 'https://{returnTo}/login' }, 'loginUrl: {returnTo} must not be part of the host'],
  [
    { loginUrl: 'https://dash.foo.com/login?next={return_to}' },
    'loginUrl: unknown placeholder {return_to}; write {returnTo}',
  ],
  [
    { logoutUrl: 'https://dash.foo.com/{url}' },
    'logoutUrl: unknown placeholder {url}; write {returnTo}',
  ],
  [{ apiUrl: 'https://dash.foo.com/{id}' }, 'apiUrl: {id} has no meaning here'],
  [{ loginUrl: 'https://foo.auth0.com/login' }, 'add it to allowedHosts'],
  [{ logoutUrl: '' }, 'logoutUrl: expected an absolute URL, found an empty string'],
  [{ docsOrigin: 'docs.foo.com' }, 'docsOrigin: "docs.foo.com" has no scheme'],
  [
    { refreshSeconds: -1 },
    'refreshSeconds: expected a number of seconds from 0 to 86400, found -1',
  ],
  [{ refreshSeconds: '60' }, 'found the string "60"'],
  [{ cacheSeconds: 1e9 }, 'cacheSeconds: expected a number of seconds from 0 to 2592000'],
  [
    { warmFrame: 'https://dash.foo.com/app' },
    'warmFrame: "https://dash.foo.com/app" has more than',
  ],
  [
    { warmFrame: 'https://dash.bar.com' },
    "warmFrame: dash.bar.com and the docs' docs.foo.com are different sites",
  ],
  [{ allowedHosts: ['https://x.com'] }, 'allowedHosts: expected an array of host names'],
  [{ allowedHosts: ['foo.com:443'] }, 'allowedHosts: expected an array of host names'],
  [{ allowedHosts: ['*'] }, 'allowedHosts: "*" would allow every host'],
  [{ allowedHosts: ['*.auth0.com'] }, 'allowedHosts: "*.auth0.com" is a pattern'],
  [{ allowedHosts: ['Foo.Auth0.com'] }, 'write "foo.auth0.com"'],
  [{ allowedHosts: ['bücher.de'] }, 'write "xn--bcher-kva.de"'],
  [{ apiUrl: ' https://dash.foo.com/api' }, 'expected an http(s) URL, found " https://'],
  [{ apiUrl: 'https:dash.foo.com/api' }, 'expected an http(s) URL, found "https:dash'],
  [{ console: '/settings.json' }, 'console: expected an absolute URL'],
  [{ console: 'javascript:alert(1)' }, 'console: expected an http(s) URL'],
  [{ console: 'http://console.bar.com/' }, 'console: is http while the docs are https'],
  [{ console: 'https://console.bar.com/{returnTo}' }, 'console: {returnTo} has no meaning here'],
  [{ docsOrigin: undefined }, 'docsOrigin: expected beside console, such as'],
  [{ userSchema: 'user.ts' }, 'userSchema: expected the path of a .json file from bookplate.json'],
  [{ userSchema: 'https://foo.com/user.json' }, 'such as "user.schema.json"; found the string'],
  [{ userSchema: '' }, 'found an empty string'],
  [{ userSchema: [] }, "userSchema: expected a JSON Schema of the User's content as an object, or"],
  [{ personas: '/home/ada/personas' }, 'personas: expected the path of a folder from bookplate'],
  [{ personas: 'docs\\personas' }, 'with / between folders'],
  [{ personas: ['ada.json'] }, 'personas: expected the path of a folder, found an array'],
  [{ groups: ['a b'] }, 'groups: expected an array of group names, found an array'],
  [
    { reportSampleRate: 50 },
    'reportSampleRate: expected a number from 0, no page view, to 1, every page view',
  ],
  [{ reportSampleRate: 50 }, 'found 50. 50 % is 0.5'],
  [{ reportSampleRate: -0.1 }, 'found -0.1'],
  [{ reportSampleRate: Number.NaN }, 'reportSampleRate: expected a number'],
  [{ reportSampleRate: '1' }, 'found the string "1"'],
  [{ reportSampleRate: true }, 'found true'],
  [{ authentication: true }, 'authentication: the shared session cannot protect pages'],
  [{ private: true }, 'private: the shared session cannot protect pages'],
  [{ requireLogin: true }, 'requireLogin: the shared session cannot protect pages'],
])('refuses %j and says why', (change, problem) => {
  const parse = (): unknown => parseSettings({ ...good, ...change });
  expect(parse).toThrow(ConfigurationError);
  expect(parse).toThrow(problem);
});

test('lets loginUrl name a host that is allowed', () => {
  const settings = {
    ...good,
    loginUrl: 'https://foo.auth0.com/login',
    allowedHosts: ['foo.auth0.com'],
  };
  expect(parseSettings(settings)).toEqual(settings);
});

test('lets userSchema be the path of a file', () => {
  const settings = { ...good, userSchema: 'schemas/user.json' };
  expect(parseSettings(settings)).toEqual(settings);
});

test.each([null, [], 'x', 3])('refuses %j as settings', (value) => {
  expect(() => parseSettings(value)).toThrow('settings: expected an object');
});

test('lets a file with a console leave the two URLs to it, and nothing else', () => {
  const { apiUrl, loginUrl, ...others } = good;
  const { console: _, ...withoutConsole } = others;
  expect(parseGivenSettings(others)).toEqual(others);
  expect(parseGivenSettings({ ...others, loginUrl })).toEqual({ ...others, loginUrl });
  expect(() => parseSettings(others)).toThrow('apiUrl: expected an absolute URL, found nothing');
  expect(() => parseGivenSettings(withoutConsole)).toThrow('loginUrl: expected an absolute URL');
  expect(() => parseGivenSettings({ ...others, apiUrl: 'x' })).toThrow('apiUrl: expected an abs');
  expect(() => parseGivenSettings({ ...others, docsOrigin: undefined })).toThrow('docsOrigin: exp');
  expect(parseGivenSettings({ ...withoutConsole, apiUrl, loginUrl })).toBeTruthy();
});

test('reads a former name with a warning, in environments too', () => {
  const { reportSampleRate, ...others } = good;
  const warnings: string[] = [];
  const given = {
    ...others,
    reportShare: reportSampleRate,
    environments: { a: { reportShare: 1 } },
  };
  expect(parseGivenSettings(given, (warning) => warnings.push(warning))).toEqual({
    ...good,
    environments: { a: { reportSampleRate: 1 } },
  });
  expect(warnings).toEqual([
    'reportShare is the former name of reportSampleRate. Rename it to reportSampleRate.',
    'environments.a.reportShare is the former name of reportSampleRate. Rename it to reportSampleRate.',
  ]);
});

test('refuses a setting under both of its names', () => {
  expect(() => parseSettings({ ...good, reportShare: 1 })).toThrow(
    'reportShare: the former name of reportSampleRate, which is set as well; remove reportShare',
  );
});

test('checks a setting under its former name by the same rule', () => {
  const { reportSampleRate: _, ...others } = good;
  expect(() => parseSettings({ ...others, reportShare: 2 })).toThrow(
    'reportSampleRate: expected a number from 0',
  );
});
