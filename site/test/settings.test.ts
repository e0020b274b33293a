import { describeValues, type SettingRow, settingsTable } from '@bookplate/protocol';
import { expect, test } from 'vitest';
import { findAvoidedWords } from '../../scripts/words.ts';
import { settingsPage } from '../build/settings-page.ts';

const page = settingsPage();
const rows = new Map(
  page
    .split('\n')
    .filter((line) => line.startsWith('| [`'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name = '', type, initial, console]) => [
      /`(\w+)`/.exec(name)?.[1] ?? '',
      { type, initial, console },
    ]),
);
const settings = Object.entries<SettingRow>(settingsTable);

test.each(settings)('the page of the settings describes %s', (name, row) => {
  const section = page.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';
  const [firstWords = ''] = row.description.split(/[`{.]/);
  expect(section).toContain(firstWords);
  const sets = { sets: 'yes', 'sets for builds': 'yes, at the next build', publishes: '' };
  expect(rows.get(name)).toMatchObject({
    type: expect.stringMatching(/^(`?[a-z]+`?)( or `?[a-z]+`?)*$/) as string,
    console: sets[row.console ?? 'publishes'],
  });
  expect(rows.get(name)?.type).not.toContain('undefined');
});

test('the page has the limits of numbers, as the schema has them', () => {
  const numbers = settings.filter(([, row]) => describeValues(row).startsWith('From '));
  expect(numbers.length).toBeGreaterThan(2);
  for (const [name, row] of numbers) {
    const section = page.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';
    const [least, most] = /From ([\d.,]+) to ([\d,]+)/.exec(describeValues(row))?.slice(1) ?? [];
    expect(section).toContain(`From ${least} to ${most?.replaceAll(',', '')}.`);
  }
});

test('the page lists nothing but settings, environments among them', () => {
  const former = settings.flatMap(([, { formerName }]) => formerName ?? []);
  const names = [...settings.map(([name]) => name), ...former, 'environments'];
  expect([...rows.keys()].toSorted()).toEqual(names.toSorted());
  expect(findAvoidedWords(page)).toEqual([]);
});
