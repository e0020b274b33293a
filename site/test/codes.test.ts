import { codes as doctorCodes } from '@bookplate/doctor';
import { buildCodes } from '@bookplate/docs/page';
import { codes as applyCodes } from '@bookplate/html';
import { codes as lintCodes } from '@bookplate/lint';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { toSarif } from '../../packages/cli/src/lib/report/sarif.ts';
import { findAvoidedWords } from '../../scripts/words.ts';
import { writeCodePages } from '../build/code-pages.ts';

function writtenPages(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-codes-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeCodePages(folder);
  return folder;
}

test.each([
  ['doctor', doctorCodes],
  ['lint', lintCodes],
  ['apply', applyCodes],
  ['build', buildCodes],
])('every code of %s has a page, and every page a code', (tool, codes) => {
  const pages = readdirSync(join(writtenPages(), 'codes', tool));
  expect(pages.toSorted()).toEqual(codes.map((code) => `${code}.mdx`).toSorted());
});

test('a page says what a code means, the fix, and how to see that it worked', () => {
  const folder = writtenPages();
  for (const tool of ['doctor', 'lint', 'apply', 'build'])
    for (const name of readdirSync(join(folder, 'codes', tool))) {
      const page = readFileSync(join(folder, 'codes', tool, name), 'utf8');
      expect(page).toMatch(/## What it means\n\n\S[^]*## Fix\n\n\S[^]*## See that it worked\n\n\S/);
      expect(page).not.toMatch(/undefined|\[object/);
    }
});

test('a page has all of its code, and no more', () => {
  const folder = writtenPages();
  const page = readFileSync(join(folder, 'codes/build/expression-heading.mdx'), 'utf8');
  expect(page).toContain('Topic: Expressions');
  expect(page).toContain('\n## Welcome, {user.firstName');
  const list = readFileSync(join(folder, 'codes/index.mdx'), 'utf8');
  expect(list).not.toMatch(/\*\*(Why|Fix)/);
});

test('the list names every code', () => {
  const list = readFileSync(join(writtenPages(), 'codes/index.mdx'), 'utf8');
  for (const code of doctorCodes) expect(list).toContain(`/codes/doctor/${code}/`);
  for (const code of applyCodes) expect(list).toContain(`/codes/apply/${code}/`);
  for (const code of buildCodes) expect(list).toContain(`/codes/build/${code}/`);
  for (const code of lintCodes) expect(list).toContain(`/codes/lint/${code}/`);
  expect(findAvoidedWords(list)).toEqual([]);
});

test.each(['lint', 'apply', 'build'])(
  'the pages of %s are written in the words of the field',
  (tool) => {
    const folder = join(writtenPages(), 'codes', tool);
    for (const name of readdirSync(folder))
      expect([name, findAvoidedWords(readFileSync(join(folder, name), 'utf8'))]).toEqual([
        name,
        [],
      ]);
  },
);

test('what SARIF names as the page of a rule is a page', () => {
  const folder = writtenPages();
  const log = toSarif({ findings: [] } as never) as {
    readonly runs: readonly {
      readonly tool: {
        readonly driver: { readonly rules: readonly { readonly helpUri: string }[] };
      };
    }[];
  };
  const rules = log.runs[0]?.tool.driver.rules ?? [];
  expect(rules).toHaveLength(lintCodes.length);
  for (const { helpUri } of rules) {
    const path = /\/codes\/.*(?=\/$)/.exec(helpUri)?.[0];
    expect(readFileSync(join(folder, `${path}.mdx`), 'utf8')).toContain('## What it means');
  }
});
