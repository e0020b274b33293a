import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scenarios } from '../matrix/engines/scenarios.ts';
import { cellsOf } from '../matrix/engines/table.ts';

const repository = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(repository, path), 'utf8');

test('the documentation has a row for each scenario, and each has been run', () => {
  const rows = cellsOf(read('site/src/snippets/engines.mdx'));
  expect(rows.map(([title]) => title)).toEqual(scenarios.map(({ title }) => title));
  expect(rows.filter(([, , ...cells]) => cells.includes('not yet'))).toEqual([]);
});

test('each test of `npm test` that a scenario names exists', () => {
  const named = scenarios.flatMap(({ alsoIn }) => (alsoIn === undefined ? [] : [alsoIn]));
  for (const name of named) {
    const [file = '', title = ''] = name.split(/: (.*)/);
    expect(read(file), name).toContain(title);
  }
  expect(named).not.toEqual([]);
});
