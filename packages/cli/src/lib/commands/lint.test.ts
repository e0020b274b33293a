import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Log } from 'sarif';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookplateIn } from '../../../test/bookplate.ts';
import { documentedFields } from '../../../test/documented-fields.ts';

const root = mkdtempSync(join(tmpdir(), 'bookplate-lint-'));
const files: Readonly<Record<string, string>> = {
  'docs/astro.config.mjs': '',
  'docs/bookplate.json':
    '{"apiUrl":"https://dash.foo.com/api","loginUrl":"https://dash.foo.com/login","userSchema":{"properties":{"firstName":{}}}}',
  'docs/personas/ada.json': '{"content":{"firstName":"Ada"}}',
  'docs/src/content/docs/good.mdx': "Hello, {user.firstName ?? 'reader'}!\n",
  'docs/src/content/docs/guides/ein ö.mdx': `${'a long line of prose '.repeat(12)}👋\t{user.firstNam + 1} ${'and on '.repeat(20)}\n`,
  'react/vite.config.ts': '',
  'react/a.mdx': '{user.b} {fetch(user.url)} {user.c}\n',
};

beforeAll(() => {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
});
afterAll(() => rmSync(root, { recursive: true }));

test('shows each finding with its place, its line and what to do', async () => {
  const { code, output } = await bookplateIn(root, ['lint', 'docs']);
  expect(output.replace(/\d\.\d s/, '0.1 s')).toMatchInlineSnapshot(`
    "error    user has no firstNam, says userSchema
             docs/src/content/docs/guides/ein ö.mdx:1:262  unknown-member
             1 │ …e a long line of prose 👋 {user.firstNam + 1} and on and on and …
               │                                  ^
             Did you mean firstName? It has firstName, groups.
             https://bookplate.github.io/bookplate/codes/lint/unknown-member/

    error    Found the operator +, which an expression over the reader cannot have
             docs/src/content/docs/guides/ein ö.mdx:1:271  expression-outside
             1 │ …line of prose 👋 {user.firstNam + 1} and on and on and on and on…
               │                                  ^
             Join texts in a template literal: {user.firstName ? \`Dear
             \${user.firstName}\` : 'Hello'}.
             https://bookplate.github.io/bookplate/codes/lint/expression-outside/

    2 errors, 0 warnings. (2 pages of starlight, as an anonymous reader and as ada; 0.1 s)
    "
  `);
  expect(code).toBe(1);
});

test('says that there are no pages, and exits 2', async () => {
  const empty = join(root, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, 'astro.config.mjs'), '');
  const { code, output } = await bookplateIn(empty, ['lint']);
  expect(output).toMatch(/^No pages were found\. \(0 pages of starlight/);
  expect(code).toBe(2);
});

test('sentences and lines of pages fit into the terminal', async () => {
  for (const columns of [60, 80, 200]) {
    const { output } = await bookplateIn(root, ['lint', 'docs'], { columns });
    const lengths = output
      .split('\n')
      // Except the place and the URL, each one word to click on, and the summary.
      .filter((line) => !/\.mdx:\d|^\d|https:/.test(line))
      .map((line) => line.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(Math.min(columns, 120));
  }
});

test('colours only where somebody looks', async () => {
  const plain = await bookplateIn(root, ['lint', 'docs']);
  const colored = await bookplateIn(root, ['lint', 'docs'], { isColored: true });
  expect(plain.output).not.toContain('\u001b[');
  const timeless = (text: string): string => text.replace(/\d\.\d s/, '');
  expect(timeless(stripVTControlCharacters(colored.output))).toBe(timeless(plain.output));
  expect(colored.output).not.toBe(plain.output);
});

test('--json prints one versioned object', async () => {
  const { output } = await bookplateIn(root, ['lint', 'docs', '--json']);
  expect(JSON.parse(output)).toMatchObject({
    version: 1,
    host: 'starlight',
    pages: 2,
    personas: ['ada'],
    errors: 2,
    warnings: 0,
    findings: [
      {
        code: 'unknown-member',
        severity: 'error',
        file: 'docs/src/content/docs/guides/ein ö.mdx',
        line: 1,
        args: { nearest: 'firstName' },
        title: expect.any(String) as string,
      },
      { code: 'expression-outside' },
    ],
    notRun: [],
  });
});

test('the documentation names every field of the JSON', async () => {
  const { output } = await bookplateIn(root, ['lint', 'docs', '--json']);
  expect(documentedFields('lint')).toEqual(Object.keys(JSON.parse(output) as object).toSorted());
});

test('--sarif prints a log of SARIF 2.1.0', async () => {
  const { code, output } = await bookplateIn(join(root, 'docs'), ['lint', '--sarif']);
  const { version, runs } = JSON.parse(output) as Log;
  const [run] = runs;
  const rules = run?.tool.driver.rules ?? [];
  expect({ version, runs: runs.length, columnKind: run?.columnKind }).toEqual({
    version: '2.1.0',
    runs: 1,
    columnKind: 'utf16CodeUnits',
  });
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  const [first] = run?.results ?? [];
  expect(rules[first?.ruleIndex ?? -1]).toMatchObject({
    id: 'unknown-member',
    helpUri: expect.stringMatching(/\/codes\/lint\/unknown-member\/$/) as string,
  });
  expect(first).toEqual({
    ruleId: 'unknown-member',
    ruleIndex: expect.any(Number) as number,
    level: 'error',
    message: { text: expect.stringContaining('Did you mean firstName?') as string },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: 'src/content/docs/guides/ein%20%C3%B6.mdx',
            uriBaseId: '%SRCROOT%',
          },
          region: { startLine: 1, startColumn: 262 },
        },
      },
    ],
  });
  expect(code).toBe(1);
});

test('warnings alone exit 0, unless there are more than allowed', async () => {
  const exit = async (...options: string[]): Promise<number> =>
    (await bookplateIn(root, ['lint', 'react', ...options])).code;
  expect(await exit()).toBe(0);
  expect(await exit('--max-warnings', '2')).toBe(0);
  expect(await exit('--max-warnings', '1')).toBe(1);
  expect(await exit('--max-warnings', 'few')).toBe(2);
});

test('says what could not be run, and with --verbose which', async () => {
  const { output } = await bookplateIn(root, ['lint', 'react']);
  expect(output).toContain('1 expression could not be run here; --verbose lists them');
  const { output: verbose } = await bookplateIn(root, ['lint', 'react', '--verbose']);
  expect(verbose).toContain('react/a.mdx:1:11  {fetch(user.url)} was not run: it needs fetch');
});

test.each([
  [['lint'], 'found no docs'],
  [['lint', 'nowhere'], 'there is no such folder'],
  [['lint', '--json', '--sarif'], 'cannot be used with'],
  [['types'], 'bookplate.json: there is no such file'],
  [['types', 'react'], 'there is no such file'],
] as const)('%j cannot run: exits 2 with a sentence and no stack', async (argv, sentence) => {
  const { code, errors } = await bookplateIn(root, argv);
  expect(errors).toContain(sentence);
  expect(errors).not.toMatch(/^\s+at /m);
  expect(code).toBe(2);
});

test('types writes the file once', async () => {
  const { output, code } = await bookplateIn(root, ['types', 'docs']);
  expect(output).toBe('Wrote docs/src/bookplate.d.ts\n');
  expect(code).toBe(0);
  const { output: again } = await bookplateIn(join(root, 'docs'), ['types']);
  expect(again).toBe('src/bookplate.d.ts is up to date.\n');
});

test('takes files, of which it reports what is in them', async () => {
  const good = 'docs/src/content/docs/good.mdx';
  const bad = 'docs/src/content/docs/guides/ein ö.mdx';
  expect(await bookplateIn(root, ['lint', good])).toMatchObject({ code: 0 });
  const { code, output } = await bookplateIn(root, ['lint', good, bad]);
  expect(output).toContain('guides/ein ö.mdx:1:262');
  expect(output).toContain('2 errors, 0 warnings.');
  expect(code).toBe(1);
  expect((await bookplateIn(root, ['lint', 'docs/src/content/docs/guides'])).code).toBe(1);
});

test('says which file there is not', async () => {
  const { code, errors } = await bookplateIn(root, ['lint', 'docs/astro.config.mjs', 'no.mdx']);
  expect(errors).toMatch(/no\.mdx: there is no such folder or file\./);
  expect(code).toBe(2);
});
