import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  describeValues,
  environmentsWords,
  type SettingRow,
  settingsTable,
} from '@bookplate/protocol';
import { format } from 'oxfmt';
import { expect, test } from 'vitest';

const file = fileURLToPath(new URL('../README.md', import.meta.url));
const setByConsole = ({ console }: SettingRow): string =>
  ({ sets: 'yes', 'sets for builds': 'yes, at the next build', publishes: '' })[
    console ?? 'publishes'
  ];
const tableInReadme = /^\| setting .*?(?=\n\n)/ms;

test('the README has the settings table; `vitest -u` writes it', async () => {
  const rows = Object.entries<SettingRow>(settingsTable).map(([name, row]) => [
    `\`${name}\``,
    `${row.description} ${describeValues(row)}`.trim(),
    setByConsole(row),
  ]);
  const table = [
    ['setting', '', 'set by a console'],
    ['---', '---', '---'],
    ...rows,
    ['`environments`', environmentsWords.description, ''],
  ];
  const text = table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const readme = readFileSync(file, 'utf8');
  expect(readme).toMatch(tableInReadme);
  const { code } = await format(
    file,
    readme.replace(tableInReadme, () => text),
    { printWidth: 100, embeddedLanguageFormatting: 'off' },
  );
  await expect(code).toMatchFileSnapshot(file);
});
