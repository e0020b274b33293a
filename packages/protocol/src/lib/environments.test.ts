import { expect, test } from 'vitest';
import { ConfigurationError } from './configuration-error.ts';
import { chooseEnvironment } from './environments.ts';
import { parseGivenSettings, parseSettings } from './settings.ts';

const base = {
  apiUrl: 'https://dash.foo.com/api',
  loginUrl: 'https://dash.foo.com/login',
  cacheSeconds: 60,
};
const development = {
  apiUrl: 'http://localhost:3000/api',
  loginUrl: 'http://localhost:3000/login',
};
const settings = { ...base, environments: { development, staging: { cacheSeconds: 0 } } };

function issuesOf(parse: () => unknown): readonly string[] {
  try {
    parse();
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.issues.map(({ path, message }) => `${path}: ${message}`);
  }
}

test.each([
  ['development', { ...base, ...development }],
  ['staging', { ...base, cacheSeconds: 0 }],
  ['production', base],
  ['test', base],
])('%s has its own settings above those of all', (name, expected) => {
  expect(chooseEnvironment(parseGivenSettings(settings), name)).toEqual(expected);
  expect(chooseEnvironment(base, name)).toEqual(base);
});

test.each([
  ['stagin', 'did you mean staging?'],
  ['constructor', 'there is no environment "constructor". Known are development, staging'],
])('refuses the unknown environment %s, and names the known ones', (name, sentence) => {
  const [issue = ''] = issuesOf(() => chooseEnvironment(settings, name));
  expect(issue).toContain(sentence);
  expect(issue).toContain('are development, staging, production, test');
});

test('checks each environment as it would be in use, and names it', () => {
  const wrong = {
    ...base,
    docsOrigin: 'https://docs.foo.com',
    environments: { a: { apiUrl: 'https://dash.bar.com/api' }, b: { apiUri: 'x' }, c: 1, d: {} },
  };
  const issues = issuesOf(() => parseGivenSettings(wrong));
  expect(issues).toEqual([
    expect.stringMatching(/^environments\.a\.apiUrl: .* are different sites/),
    expect.stringMatching(/^environments\.b\.apiUri: unknown setting; did you mean apiUrl\?/),
    'environments.c: expected an object of settings, found 1',
  ]);
});

test('says once what is wrong in all', () => {
  const wrong = { ...settings, colour: 'red' };
  expect(issuesOf(() => parseGivenSettings(wrong))).toHaveLength(1);
  expect(issuesOf(() => parseGivenSettings({ ...base, environments: [] }))).toEqual([
    expect.stringMatching(/^environments: expected an object of settings/),
  ]);
});

test('refuses environments in an environment and in a form', () => {
  const nested = { ...base, environments: { a: { environments: {} } } };
  expect(issuesOf(() => parseGivenSettings(nested))).toEqual([
    expect.stringMatching(/^environments\.a\.environments: unknown setting/),
  ]);
  expect(issuesOf(() => parseSettings(settings))).toHaveLength(1);
});
