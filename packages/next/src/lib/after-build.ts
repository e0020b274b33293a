import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type BuiltPage, assertNoLeaks, pageWords } from '@bookplate/docs/gating';
import { readFrontMatter, withPage } from '@bookplate/docs/page';
import { injectHead } from './head.ts';
import type { FinishedBuild } from './hooks.ts';
import { type ListedPage, readPageLists } from './page-lists.ts';
import type { SiteState } from './site-state.ts';

interface BuiltSite {
  readonly build: FinishedBuild;
  readonly state: SiteState;
}

/**
 * Puts the tags first into the head of each page that was rendered, writes the files that pages load, and looks for gated
 * text in what the build wrote for everyone.
 *
 * @param site that is built
 * @throws {LeakError} if something gated is there
 */
export function afterBuild({ build, state }: BuiltSite): void {
  const { projectDir, distDir, config, outputs } = build;
  const { prepared, deferredUrl, pageLists, isNextra } = state;
  const { basePath, output } = config;
  const isExport = output === 'export';
  const site = isExport ? exportFolder(outputs) : join(distDir, 'server/route-cache');
  const pages = (readPageLists(pageLists) ?? failWithoutPages()).map((page) =>
    toBuiltPage(projectDir, basePath, page),
  );
  const isGated = new Map(pages.flatMap(({ path, groups }) => (groups ? [[path, groups]] : [])));
  let isFound = false;
  for (const name of filesIn(site)) {
    if (!name.endsWith('.html')) continue;
    const file = join(site, name);
    const html = readFileSync(file, 'utf8');
    const groups = isGated.get(pathOf(basePath, name));
    if (groups && !hasBody(html, groups)) failUncompiled(name);
    const changed = injectHead(prepared.tags(deferredUrl), html);
    if (changed === undefined) {
      // Each root layout has a head.
      if (groups || html.includes('<bookplate-')) failWithoutHead(name);
      continue;
    }
    isFound = true;
    writeFileSync(file, changed);
    if (!isExport && isNextra) writePage(join(distDir, 'server/app', routeFile(name)), changed);
  }
  if (!isFound) failWithoutHead('only pages');
  const { deferredFile } = prepared;
  const statics = isExport ? join(site, '_next/static') : join(distDir, 'static');
  if (deferredFile) {
    mkdirSync(statics, { recursive: true });
    writeFileSync(join(statics, deferredFile.name), deferredFile.text);
  }
  // A server has no folder for files at the root that a build may write to.
  if (isExport)
    for (const { name, text } of prepared.warmFiles(`${basePath}/`))
      writeFileSync(join(site, name), text);
  assertNoLeaks(site, pages, [], (name) => isScriptData(site, name));
}

/** Entries of the navigation have the groups of the page, too. */
function hasBody(html: string, groups: readonly string[]): boolean {
  const tag = `<bookplate-groups data-bookplate-groups="${groups.join(' ')}"`;
  return html
    .split(tag)
    .slice(1)
    .some((rest) => !rest.startsWith(' data-bookplate-entry'));
}

function exportFolder({ staticFiles }: FinishedBuild['outputs']): string {
  const [{ id, filePath } = { id: '', filePath: '' }] = staticFiles;
  return filePath.slice(0, filePath.length - id.length);
}

function failWithoutHead(name: string): never {
  throw new Error(
    withPage(
      'next-head',
      `Found ${name} without the script of Bookplate. Put <BookplateHead /> of @bookplate/next/react into the <head> of every root layout.`,
    ),
  );
}

function failWithoutPages(): never {
  throw new Error(
    withPage(
      'next-pages',
      'Found no list of the pages. With Fumadocs, add bookplatePlugin() of @bookplate/next/fumadocs to the plugins of loader() in lib/source. With Nextra, call getPageMap() in the root layout.',
    ),
  );
}

function failUncompiled(name: string): never {
  throw new Error(
    withPage(
      'next-page-open',
      `Found ${name}, the page of some groups, as everyone can read it. With Fumadocs, put bookplateMdx() of @bookplate/next/fumadocs-mdx into mdxOptions of source.config. With Nextra, write \`groups\` into the front matter of a page, not into \`export const metadata\`.`,
    ),
  );
}

function toBuiltPage(
  root: string,
  base: string,
  { url, description, ...page }: ListedPage,
): BuiltPage {
  const file = resolve(root, page.file);
  const path = withoutSlash(decodeURI(base + url));
  // Pages of a program have none.
  if (!existsSync(file))
    return { ...page, path, source: '', about: description ? [description] : [] };
  const text = readFileSync(file, 'utf8');
  const { data, end } = readFrontMatter(text);
  // The name of a picture.
  const { icon: _, ...words } = data;
  return { ...page, path, source: text.slice(end), about: pageWords(words) };
}

function pathOf(base: string, name: string): string {
  return withoutSlash(`${base}/${routeFile(name).replace(/(^|\/)index\.html$|\.html$/, '')}`);
}

/** With an adapter, Next.js keeps the pages of each route for a server in a folder: `APP_PAGE/<hash>/$/guide.html`. */
function routeFile(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\w+\/\w+\/\$\//, '');
}

/** Where Next.js has it without an adapter, and where the authors of Nextra tell Pagefind to look. */
function writePage(file: string, html: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}

/** What React's router loads of a page: beside the page under the same name, and in files for parts of it. */
function isScriptData(folder: string, name: string): boolean {
  return (
    /(^|[/\\])__next\.[^/\\]*\.txt$/.test(name) ||
    (name.endsWith('.txt') && existsSync(join(folder, name.replace(/txt$/, 'html'))))
  );
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}
