import { parseGivenSettings, readUser } from '@bookplate/protocol';
import { gatedSelectors } from '@bookplate/docs/gating';
import { compileExpression } from '@bookplate/docs/expression';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { run } from '../../packages/cli/src/lib/run.ts';
import { readSamples, samplesIn } from './samples.ts';

const samples = readSamples();
const inLanguage = (...languages: string[]): [string, string][] =>
  samples
    .filter(({ language }) => languages.includes(language))
    .map(({ file, title, code }) => [`${file} ${title}`.trim(), code]);

test('there are samples to hold', () => {
  expect(samples.length).toBeGreaterThan(50);
  expect(samples.filter(({ code }) => code.includes('{user.docsOrigin'))).toEqual([]);
});

test('samples follow the addresses of the reader', () => {
  // Output and diagrams are as they were seen.
  const fixed = samples.filter(
    ({ language, source }) =>
      language !== 'text' &&
      /(?<!\?\? ')https:\/\/(?:docs|dash)\.foo\.com|(?<!\?\? )'foo\.com'/.test(source),
  );
  expect(fixed.map(({ file, title, source }) => [file, title, source])).toEqual([]);
});

test.each(inLanguage('json'))('the JSON in %s is what Bookplate reads', (name, code) => {
  const value = JSON.parse(code.replaceAll('…', 'x')) as Record<string, unknown>;
  if (name.endsWith('bookplate.json') || 'apiUrl' in value) parseGivenSettings(value);
  if ('content' in value || 'apiPlaygroundInputs' in value)
    expect(readUser(value)).toMatchObject({ user: {} });
});

/** Samples are whole files, or members of an object, or an element. */
const asFile = (code: string): readonly string[] => [code, `({${code}})`, `(<>${code}</>)`];

test.each(inLanguage('ts', 'tsx', 'js'))('the code in %s is written correctly', (_, code) => {
  const problems = asFile(code).map((text) => parseSync('sample.tsx', text).errors);
  expect(
    problems.some((errors) => errors.length === 0),
    JSON.stringify(problems[0]),
  ).toBe(true);
});

test.each(inLanguage('yaml'))('the YAML in %s is written correctly', (_, code) => {
  expect(parseAllDocuments(code).flatMap(({ errors }) => errors)).toEqual([]);
});

const required = createRequire(import.meta.url);

test.each(inLanguage('ts', 'tsx', 'html', 'mdx'))(
  'what %s imports of Bookplate is there',
  async (_, code) => {
    for (const [, names = '', specifier = ''] of code.matchAll(
      /import (?:type )?\{([^}]*)\} from '(@bookplate\/[^']+)'/g,
    )) {
      // Of a host that is not installed here, that there is such an entry.
      if (/docusaurus|\/react$|starlight\/schema/.test(specifier)) {
        expect(required.resolve(specifier)).toBeTruthy();
        continue;
      }
      const exported = Object.keys((await import(specifier)) as object);
      for (const name of names.split(',')) {
        const word = name.trim();
        if (!word.startsWith('type '))
          expect([specifier, exported]).toEqual([specifier, expect.arrayContaining([word])]);
      }
    }
  },
);

test('the selectors for search in the guide are those of the packages', () => {
  const copies = samples.filter(({ code }) => code.includes('~="!anonymous"'));
  expect(copies.length).toBeGreaterThan(0);
  for (const { code } of copies)
    expect(Array.from(code.matchAll(/'(\[data-bookplate[^']+)'/g), ([, one]) => one)).toEqual(
      gatedSelectors,
    );
});

test.each(inLanguage('mdx'))('the expressions in %s compile', (_, code) => {
  for (const [, expression = ''] of code.matchAll(/\{(user[^{}]*)\}/g)) {
    if (expression.includes('<') || expression.trim().endsWith('(')) continue;
    expect(() => compileExpression(expression)).not.toThrow();
  }
});

test.each(['README.md', 'playgrounds.md'])(
  'the playground in %s of the package is that of the guide, which is built and run',
  (name) => {
    const text = readFileSync(join(import.meta.dirname, '../../packages/openapi', name), 'utf8');
    const [, code] = /^```html\n([^]*?)\n```$/m.exec(text) ?? [];
    expect(code).toBe(samplesIn('guides/playgrounds', 'Elsewhere')[0]?.code);
  },
);

/** What a command prints about itself. */
async function helpOf(command: string): Promise<string> {
  let text = '';
  await run([command, '--help'], {
    write: (part: string) => void (text += part),
    writeError: (part: string) => void (text += part),
  } as Parameters<typeof run>[1]);
  return text;
}

test.each(inLanguage('sh', 'yaml'))(
  'the commands in %s are there, with their options',
  async (_, code) => {
    for (const [, command = '', rest = ''] of code.matchAll(/npx bookplate ([a-z]+)([^\n]*)/g)) {
      const help = await helpOf(command);
      expect(help).toContain(`Usage: bookplate ${command}`);
      for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(help).toContain(option);
    }
  },
);
