import { isPublic } from '@bookplate/protocol';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPage } from '../build-code.ts';
import { findLeaks, type Leak } from './find-leaks.ts';
import type { GatedText } from './gated-text.ts';
import type { PageGroups } from './neighbour.ts';
import { publicOutputs } from './public-outputs.ts';
import { withoutGatedPages } from './sitemap.ts';
import type { SplitDocument } from './split-document.ts';
import { splitGroups } from './split-groups.ts';

/** A page of a build. */
export interface BuiltPage {
  /** The file it is written in. */
  readonly file: string;
  /** The path of its address, with the base. */
  readonly path: string;
  readonly title: string;
  readonly groups: PageGroups;
  /** Markdown or MDX, without the front matter. */
  readonly source: string;
  /** What its front matter says, but for the title. */
  readonly about?: readonly string[];
}

/** The build would tell everyone what only some may see. The message has a line for each place. */
export class LeakError extends Error {
  override readonly name = 'LeakError';
  readonly leaks: readonly Leak[];

  constructor(leaks: readonly Leak[]) {
    super(
      withPage(
        'leak',
        [
          'Found gated content in public output:',
          ...leaks.map(describeLeak),
          'Exclude the page or the part from that file (most plugins that write one have an option for it), or remove its groups.',
        ].join('\n'),
      ),
    );
    this.leaks = leaks;
  }
}

const words = { title: 'the title', address: 'the address', text: 'the text' } as const;

function describeLeak({ output, file, kind, found }: Leak): string {
  return `  ${output} has ${words[kind]} ${JSON.stringify(found)} of ${file}`;
}

/**
 * Takes pages that anonymous readers do not see out of the sitemaps of a build, and makes sure that nothing which they do
 * not see is in any of its files that everyone can read.
 *
 * @param folder of the build
 * @param pages all of it, also in other languages
 * @param documents of its API references
 * @throws {LeakError} if something is
 */
export function assertNoLeaks(
  folder: string,
  pages: readonly BuiltPage[],
  documents: readonly SplitDocument[] = [],
): void {
  const gated: GatedText[] = documents.flatMap((document) => document.gated);
  const open: string[] = documents.map((document) => document.open);
  const paths = new Set<string>();
  for (const { file, path, title, groups, source, about } of pages) {
    if (!isPublic(groups)) {
      const address = withoutSlash(path);
      paths.add(address);
      gated.push({ file, title, path: address, text: source, about });
    } else {
      const split = splitGroups(source);
      open.push(`# ${title}\n${split.open}`, ...(about ?? []));
      for (const text of split.gated) gated.push({ file, text });
    }
  }
  if (gated.length === 0) return;
  cleanSitemaps(folder, (path) => paths.has(withoutSlash(path)));
  const leaks = findLeaks(gated, open, publicOutputs(folder));
  if (leaks.length > 0) throw new LeakError(leaks);
}

function cleanSitemaps(folder: string, isGated: (path: string) => boolean): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.xml')) continue;
    const file = join(folder, name);
    const xml = readFileSync(file, 'utf8');
    const cleaned = withoutGatedPages(xml, isGated);
    if (cleaned !== xml) writeFileSync(file, cleaned);
  }
}

/** Of `/docs/a/`, `/docs/a.html` and `/docs/a/index.html`, the same. */
function withoutSlash(path: string): string {
  return decodeURI(path)
    .replace(/(\/index)?\.html$/, '')
    .replace(/\/+$/, '');
}
