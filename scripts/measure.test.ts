import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { Measurement } from './measure.ts';
import { root } from './root.ts';

const urlOf = (file: string): string => pathToFileURL(join(root, file)).href;

/** Measures by this code, after the import of `holdTo`, in a process as `npm run bench` is. */
function measure(code: string): Measurement {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate measure ü-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const script = join(folder, 'one.ts');
  writeFileSync(script, `import { holdTo } from '${urlOf('bench/table.ts')}';\n${code}`);
  const program = `import { measure } from '${urlOf('scripts/measure.ts')}';
    console.log(JSON.stringify(await measure(${JSON.stringify(script)})));`;
  const argv = ['--input-type=module', '--eval', program];
  const { stdout } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measurement;
}

test('a measurement within its goal is beyond nothing', () => {
  expect(measure("holdTo('bytes', [3], 4)")).toEqual({
    tables: '- within: bytes: 3, goal 4\n',
    beyond: [],
  });
});

test('a figure is beyond its budget if most of what was measured is', () => {
  const code = "holdTo('one', [1, 5, 5, 6], 2, 4); holdTo('other', [1, 1, 5, 6], 2, 4)";
  expect(measure(code)).toMatchObject({
    beyond: ['- beyond: one: 5 (5.00–5.00), goal 2, budget 4'],
  });
});

test('a figure between goal and budget is behind, and fails nothing', () => {
  expect(measure("holdTo('bytes', [3], 2, 4)")).toEqual({
    tables: '- behind: bytes: 3, goal 2, budget 4\n',
    beyond: [],
  });
});

test.each([
  ['throws', "holdTo('bytes', [5], 4); throw new Error('no browser')", 'exit code 1'],
  ['exits', 'process.exit(7)', 'exit code 7'],
  ['is killed', "process.kill(process.pid, 'SIGKILL')", 'SIGKILL'],
  ['prints nothing', 'void holdTo', 'it printed nothing'],
])('a measurement that %s is not taken for one beyond its budget', (_, code, why) => {
  expect(measure(code)).toEqual({ problem: expect.stringContaining(why) });
});
