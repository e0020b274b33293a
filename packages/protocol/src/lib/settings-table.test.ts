import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { SettingRow } from './setting-row.ts';
import { parseGivenSettings } from './settings.ts';
import { settingsTable } from './settings-table.ts';

const rows = Object.entries<SettingRow>(settingsTable);

test('the comment of a row, which editors show, is its description', () => {
  const source = readFileSync(new URL('settings-table.ts', import.meta.url), 'utf8');
  const comments = [...source.matchAll(/^ {2}\/\*\*((?:(?!\*\/).)+)\*\/\s+(\w+): \{/gms)].map(
    ([, comment = '', name]) => [name, comment.replaceAll(/\s*\n\s*\*/g, '').trim()],
  );
  expect(comments).toEqual(rows.map(([name, { description }]) => [name, description]));
});

test.each(rows.filter(([, { example }]) => example !== undefined))(
  'the example of %s is a value of it',
  (name, { example }) => {
    const { apiUrl, loginUrl, docsOrigin } = settingsTable;
    const needed = {
      apiUrl: apiUrl.example,
      loginUrl: loginUrl.example,
      docsOrigin: docsOrigin.example,
    };
    expect(parseGivenSettings({ ...needed, [name]: example })).toHaveProperty(name, example);
  },
);
