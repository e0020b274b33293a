import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BuiltPage,
  assertNoLeaks,
  type SplitDocument,
  stringsIn,
} from '@bookplate/docs/gating';
import { readOperation } from '@bookplate/docs/gated-spec';
import { readFrontMatter, withPage } from '@bookplate/docs/page';
import { categoryPages } from './pages.ts';
import type { SiteBuild } from './hooks.ts';
import type { GatedPages } from './page-data.ts';
import type { SiteContent } from './site-content.ts';

/** What is checked. */
interface FinishedBuild {
  /** The folder of the site. */
  readonly siteDir: string;
  /** The folder of the build. */
  readonly outDir: string;
  readonly content: SiteContent;
  readonly gatedPages: GatedPages;
  /** The OpenAPI documents that it has pages of. */
  readonly documents: readonly SplitDocument[];
}

/**
 * Waits for all other plugins, which write sitemaps, feeds and indexes. Docusaurus calls `postBuild` of all plugins at
 * once, in their order, so only the first of them can wait.
 *
 * @param build that is under way
 * @param own the name of the plugin that waits
 * @param work is called when the others are done
 */
export async function afterOthers(
  { plugins }: SiteBuild,
  own: string,
  work: () => void,
): Promise<void> {
  const others = plugins.filter(({ name, postBuild }) => name !== own && postBuild);
  const running: Promise<void>[] = [];
  for (const plugin of others) {
    const postBuild = plugin.postBuild?.bind(plugin);
    plugin.postBuild = (build) => {
      const run = Promise.resolve(postBuild?.(build));
      running.push(run);
      return run;
    };
  }
  // Docusaurus goes on with its list, and calls what we have put there.
  await Promise.resolve();
  if (running.length < others.length)
    throw new Error(
      withPage(
        'docusaurus-order',
        `Bookplate has to be the first plugin of the site to see what the others write, and ${others.length - running.length} of them ran before it. Put withBookplate around the complete configuration.`,
      ),
    );
  // Docusaurus reports their errors.
  await Promise.allSettled(running);
  work();
}

/**
 * Checks the build for gated text.
 *
 * @param build that is finished
 * @throws {LeakError} if a public file has gated text
 */
export function afterBuild(build: FinishedBuild): void {
  const { siteDir, outDir, content, gatedPages, documents } = build;
  const pages = content.pages.map(({ path, source, title, groups, about }): BuiltPage => {
    const file = source.replace(/^@site\//, '');
    return { file, path, title, groups, about, source: textOf(join(siteDir, file)) };
  });
  const categories = content.versions
    .flatMap((version) => categoryPages(version, gatedPages))
    .map(({ path, category, link, groups }): BuiltPage => ({
      file: `the category ${category.label}`,
      path,
      title: link.title ?? category.label,
      groups,
      source: link.description ?? '',
    }));
  const known = new Set([...pages, ...categories].map(({ path }) => path));
  const tags = Object.entries(gatedPages)
    .filter(([path]) => !known.has(path))
    // The name of a tag can be any word.
    .map(([path, groups]): BuiltPage => ({ file: 'a tag', path, title: '', groups, source: '' }));
  assertNoLeaks(outDir, [...pages, ...categories, ...tags], documents);
}

function textOf(file: string): string {
  const text = readFileSync(file, 'utf8');
  const { data, end } = readFrontMatter(text);
  // A page of an API has most of its text in what is packed there.
  return [text.slice(end), ...stringsIn(readOperation(data['api']))].join('\n');
}
