import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = join(import.meta.dirname, '../src');
const fence = /^( *)(?<ticks>`{3,})(?<language>\w*)(?<meta>[^\n]*)\n(?<code>[^]*?)\n\1\k<ticks>$/gm;
const ownAddress = /\{(?:user|playground)[\w.'[\]-]* \?\? '([^']*)'\}/g;

/** One code sample of the documentation. */
export interface Sample {
  /** From `site/src`. */
  readonly file: string;
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
    .flatMap((file) =>
      Array.from(readFileSync(join(source, file), 'utf8').matchAll(fence), ({ groups = {} }) => {
        const { language = '', meta = '', code = '' } = groups;
        return {
          file,
          language,
          title: /title="([^"]*)"/.exec(meta)?.[1] ?? '',
          source: code,
          code: /\buser\b/.test(meta) ? code.replaceAll(ownAddress, '$1') : code,
        };
      }),
    );
}
