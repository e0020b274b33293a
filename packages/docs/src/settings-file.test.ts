import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '@bookplate/protocol';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readSettingsFile, settingsOf } from './settings-file.ts';

const settings = {
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login',
};

function folderWith(text?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  if (text !== undefined) writeFileSync(join(folder, 'bookplate.json'), text);
  return folder;
}

test('reads the settings, and leaves out what is for editors', () => {
  const $schema = './node_modules/@bookplate/docs/bookplate.schema.json';
  const text = JSON.stringify({ $schema, ...settings });
  expect(readSettingsFile(folderWith(text))).toEqual(settings);
  expect(readSettingsFile(folderWith(`\uFEFF${text}`))).toEqual(settings);
});

test('reads a former name in the file with a warning', async () => {
  const warnings: string[] = [];
  const folder = folderWith(JSON.stringify({ ...settings, reportShare: 0.1 }));
  expect(await settingsOf(folder, undefined, (warning) => warnings.push(warning))).toEqual({
    ...settings,
    reportSampleRate: 0.1,
  });
  expect(warnings).toEqual([
    'bookplate.json: reportShare is the former name of reportSampleRate. Rename it to reportSampleRate.\nhttps://bookplate.github.io/bookplate/codes/build/settings-renamed/',
  ]);
});

test('without a file there are no settings, and docs say what to write', async () => {
  const read = (given?: typeof settings): Promise<unknown> =>
    settingsOf(folderWith(), given, () => {});
  expect(readSettingsFile(folderWith())).toBeUndefined();
  await expect(read()).rejects.toThrow('bookplate.json: there is no such file in ');
  expect(await read(settings)).toEqual(settings);
});

const urls = `\n  "apiUrl": "${settings.apiUrl}",\n  "loginUrl": "${settings.loginUrl}"`;

test.each([
  ['nothing', '', ':1:1: this is no JSON: value expected'],
  ['a comma at the end', `{${urls},\n}`, ':4:1: this is no JSON: property name expected'],
  ['a missing comma', `{${urls}\n  "personas": "x"\n}`, ':4:3: this is no JSON: comma expected'],
  ['a comment', `{\n  // mine${urls}\n}`, ':2:3: this is no JSON: invalid comment token'],
  ['other quotes', `{${urls},\n  'personas': "x"\n}`, ':4:3: this is no JSON: invalid symbol'],
  ['a missing brace', `{${urls}`, ':3:43: this is no JSON: close brace expected'],
  ['a line break', `{${urls}, "personas": "a\nb"}`, ':3:57: this is no JSON: unexpected end of st'],
  ['a tab', `{${urls}, "personas": "a\tb"}`, ':3:57: this is no JSON: invalid character'],
  ['an array', '[]', ' settings: expected an object, found an empty array'],
  ['null', 'null', ' settings: expected an object, found null'],
  ['a missing setting', '{}', ' apiUrl: expected an absolute URL, found nothing'],
  ['an unknown setting', `{${urls},\n  "apiURL": 1\n}`, ':4:3 apiURL: unknown setting; did you'],
  ['protection', `{${urls},\n  "private": true\n}`, ':4:3 private: the shared session cannot'],
  ['no origin', `{${urls},\n  "docsOrigin": "docs"\n}`, ':4:3 docsOrigin: "docs" has no scheme'],
])('says where %s is wrong, and how', (_, text, problem) => {
  const read = (): unknown => readSettingsFile(folderWith(text));
  expect(read).toThrow(ConfigurationError);
  expect(read).toThrow(`bookplate.json${problem}`);
});

test('says that a file cannot be read', () => {
  const folder = folderWith();
  mkdirSync(join(folder, 'bookplate.json'));
  expect(() => readSettingsFile(folder)).toThrow('bookplate.json: cannot be read: EISDIR');
});

const development = { apiUrl: 'http://localhost:3000/api' };
const withEnvironments = JSON.stringify(
  { ...settings, environments: { development, staging: { cacheSeconds: 0 } } },
  null,
  2,
);

test('the mode of the host chooses the environment, and BOOKPLATE_ENV goes before it', async () => {
  const folder = folderWith(withEnvironments);
  const read = (mode?: string): Promise<unknown> => settingsOf(folder, undefined, () => {}, mode);
  expect(await read()).toEqual(settings);
  expect(await read('development')).toEqual({ ...settings, ...development });
  vi.stubEnv('BOOKPLATE_ENV', 'staging');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await read('development')).toEqual({ ...settings, cacheSeconds: 0 });
  vi.stubEnv('BOOKPLATE_ENV', 'stagin');
  await expect(read()).rejects.toThrow(
    /bookplate\.json environments: there is no environment "stagin"; did you mean staging\? Known are development, staging, production, test \(from BOOKPLATE_ENV\)/,
  );
});

test('says where in an environment a setting is wrong', () => {
  const text = withEnvironments.replace('"cacheSeconds": 0', '"cacheSecond": 0');
  expect(() => readSettingsFile(folderWith(text))).toThrow(
    /bookplate\.json:9:\d+ environments\.staging\.cacheSecond: unknown setting; did you mean cacheSeconds\?/,
  );
});
