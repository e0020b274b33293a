import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const source = join(import.meta.dirname, '../src');
const fence = /^( *)(?<ticks>`{3,})(?<language>\w*)(?<meta>[^\n]*)\n(?<code>[^]*?)\n\1\k<ticks>$/gm;
const ownAddress = /\{(?:user|playground)[\w.'[\]-]* \?\? '([^']*)'\}/g;

/** One code sample of the documentation. */
export interface Sample {
  /** From `site/src`. */
  readonly file: string;
  /** The heading above it, of the second level. */
  readonly section: string;
  readonly language: string;
  readonly title: string;
  /** As an anonymous reader copies it. */
  readonly code: string;
  /** As its author wrote it. */
  readonly source: string;
}

/**
 * @returns the code samples in all pages that are written by hand
 */
export function readSamples(): readonly Sample[] {
  return globSync('{content,snippets}/**/*.mdx', { cwd: source, exclude: ['content/docs/codes'] })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.includes('/codes/'))
    .toSorted()
    .flatMap((file) => {
      const text = readFileSync(join(source, file), 'utf8');
      return Array.from(text.matchAll(fence), ({ groups = {}, index }) => {
        const { language = '', meta = '', code = '' } = groups;
        return {
          file,
          section: [...text.slice(0, index).matchAll(/^## (.*)$/gm)].at(-1)?.[1] ?? '',
          language,
          title: /title="([^"]*)"/.exec(meta)?.[1] ?? '',
          source: code,
          code: /\buser\b/.test(meta) ? code.replaceAll(ownAddress, '$1') : code,
        };
      });
    });
}

/**
 * @param page such as `guides/hosts`
 * @param section its heading of the second level; undefined for all of the page
 * @returns the samples in there
 * @throws {Error} if there are none
 */
export function samplesIn(page: string, section?: string): readonly Sample[] {
  const samples = readSamples().filter(
    (sample) =>
      sample.file === `content/docs/${page}.mdx` &&
      (section === undefined || sample.section === section),
  );
  if (samples.length === 0) throw new Error(`Found no samples in ${page} (${section ?? 'all'}).`);
  return samples;
}

/**
 * @param samples of a site
 * @returns the text of each file, by its path in the site, which is its title
 */
export function filesOf(samples: readonly Sample[]): Readonly<Record<string, string>> {
  const titled = samples.filter(({ title }) => title !== '');
  return Object.fromEntries(titled.map(({ title, code }) => [title, `${code}\n`]));
}

/**
 * Makes modules of samples, for a file of tests.
 *
 * @param files that the samples import, by name
 * @returns imports a sample of TypeScript
 */
export function useSampleModules(
  files: Readonly<Record<string, string>> = {},
): (code: string) => Promise<unknown> {
  // Here, and not in the system's folder for such things: the samples import packages.
  const folder = mkdtempSync(join(import.meta.dirname, '..', '.samples-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  let count = 0;
  return (code) => {
    const path = join(folder, `sample-${(count += 1)}.ts`);
    writeFileSync(path, code);
    return import(path);
  };
}
