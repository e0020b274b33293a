import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scenarios } from '../matrix/engines/scenarios.ts';
import { rowsOf } from '../matrix/engines/table.ts';

const repository = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(repository, path), 'utf8');

test('the documentation has a row for each scenario that runs in three engines', () => {
  const rows = rowsOf(read('site/src/snippets/engines.mdx'));
  expect(rows).toEqual(scenarios.map(({ title }) => title));
  expect(new Set(rows).size).toBe(rows.length);
});

test('each test of `npm test` that a scenario names exists', () => {
  const named = scenarios.flatMap(({ alsoIn }) => (alsoIn === undefined ? [] : [alsoIn]));
  for (const name of named) {
    const [file = '', title = ''] = name.split(/: (.*)/);
    expect(read(file), name).toContain(title);
  }
  expect(named).not.toEqual([]);
});
