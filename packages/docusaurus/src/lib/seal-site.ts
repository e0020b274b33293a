import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BuiltPage,
  assertNoLeaks,
  type SplitDocument,
  stringsIn,
} from '@bookplate/docs/gating';
import { readOperation } from '@bookplate/docs/gated-spec';
import { categoryPages } from './gated-pages.ts';
import type { SiteBuild } from './hooks.ts';
import type { GatedPages } from './page-data.ts';
import type { SiteContent } from './site-content.ts';

/**
 * Ends the build with a look at what it wrote for everyone. Docusaurus calls `postBuild` of all plugins at once, in
 * their order, so this is for the first of them: it waits for all others, which write sitemaps, feeds and indexes.
 *
 * @param build that is done but for that
 * @param own the plugin that asks
 * @param seal looks
 */
export async function sealAfterAll(
  { plugins }: SiteBuild,
  own: string,
  seal: () => void,
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
      `Bookplate has to be the first plugin of the site to see what the others write, and ${others.length - running.length} of them ran before it. Put withBookplate around the complete configuration.`,
    );
  // What is wrong with one of them, Docusaurus says itself.
  await Promise.allSettled(running);
  seal();
}

/**
 * @param siteDir the folder of the site
 * @param outDir the folder of the build
 * @param content of the site
 * @param gatedPages of it
 * @param documents of the APIs that it has pages of
 * @throws {LeakError} if gated content is in public output
 */
export function sealSite(
  siteDir: string,
  outDir: string,
  content: SiteContent,
  gatedPages: GatedPages,
  documents: readonly SplitDocument[],
): void {
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
  const [frontMatter = ''] = /^---\r?\n[^]*?\r?\n---[ \t]*(\r?\n|$)/.exec(text) ?? [];
  // A page of an API has most of its text in what is packed there.
  const [, packed] = /^api: (.+)$/m.exec(frontMatter) ?? [];
  return [text.slice(frontMatter.length), ...stringsIn(readOperation(packed))].join('\n');
}
