import { isPublic, type Settings } from '@bookplate/protocol';
import { pathOfFile } from './addresses.ts';
import { compilePage, mayHaveExpressions } from './compile-page.ts';
import { contentOf } from './content-root.ts';
import { type Finding, toFinding } from './findings.ts';
import { gateLinks } from './gate-links.ts';
import { gatePage } from './gate-page.ts';
import { gatedBlocks, type Manifest, mayNameGroups, pageGroups } from './manifest.ts';
import type { PageContext, PageReport } from './page-context.ts';
import { editPage } from './page-edit.ts';
import { readGroups } from './read-groups.ts';
import type { SourcePage } from './read-page.ts';
import {
  attribute,
  descendants,
  type Document,
  type Element,
  parsePage,
  parsePageUpTo,
} from './tree.ts';
import type { WriteHead } from './write-head.ts';

/** What all pages of a site are changed by. */
export interface SiteContext {
  readonly settings: Settings;
  readonly manifest: Manifest;
  readonly writeHead: WriteHead;
  /** The name of the file with the deferred part, in the folder of the site. */
  readonly deferredFile: string;
}

/** A changed page. */
export interface TransformedPage {
  readonly html: string;
  readonly report: PageReport;
  readonly findings: readonly Finding[];
}

/**
 * Changes a page.
 *
 * @param page as it was read
 * @param site that it is of
 * @returns the changed page; or, if it cannot be read, why it stays as it is
 */
export function transformPage(page: SourcePage, site: SiteContext): TransformedPage | Finding {
  const { file, html, head } = page;
  const edit = editPage(html);
  const findings: Finding[] = [];
  const report: PageReport = { texts: 0, attributes: 0, samples: 0, links: 0, groups: undefined };
  const find: PageContext['find'] = (code, at, ...args) =>
    void findings.push(toFinding(code, { file, text: html, at }, ...args));
  const context: PageContext = { html, edit, report, find };
  if (!head.hasHeadTag) find('page-no-head', head.insertAt);

  const dropped = html.indexOf('<!-- raw HTML omitted -->');
  if (dropped >= 0) find('page-html-dropped', dropped);
  for (const { 0: found, index } of html.matchAll(misspeltGate))
    find('gate-misspelt', index, found);

  const path = pathOfFile(file, site.manifest.site);
  const from =
    head.base === undefined ? path : new URL(head.base, `http://site.invalid${path}`).pathname;
  const known = new Map<string, readonly string[] | undefined>();
  const groupsOf = (href: string): readonly string[] | undefined => {
    if (!known.has(href))
      known.set(href, site.manifest.groupsOf(href, href.startsWith('#') ? path : from));
    return known.get(href);
  };
  try {
    const document = readTree(html, site.manifest, groupsOf);
    if (document) transformTree(document, page, site, groupsOf, context);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return toFinding('page-nested', { file });
  }
  if (dependsOnReader(report) && renderedAgain.test(html) && !html.includes('<astro-island'))
    findings.push(toFinding('page-rendered-again', { file }));
  edit.insert(
    head.insertAt,
    (head.lacksCharset ? '<meta charset="utf-8">' : '') +
      site.writeHead(deferredUrl(page, site)) +
      (isPublic(report.groups) ? '' : '<meta name="robots" content="noindex">'),
  );
  return { html: page.mark + edit.html(), report, findings };
}

const misspeltGate =
  /<meta\s[^<>]*\bname\s*=\s*["']?bookplate:(?!groups\b)gr[\w-]*["'\s][^<>]*>|<[a-z][\w-]*\s(?:[^<>]*\s)?data-bookplate-group(?=[\s=>])[^<>]*>|<groups?\s[^<>]*\b(?:any|none)\b[^<>]*>/gi;

/** What React, Vue and Svelte, and frameworks made of them, write for the script that takes the page over. */
const renderedAgain =
  /<!--(?:\$[?!]?|\[)-->|\bdata-reactroot\b|\bid="(?:__next|___gatsby|__docusaurus|__nuxt)"|\b__VP_HASH_MAP__\b|\b__sveltekit_/;

function dependsOnReader({ texts, attributes, samples, groups }: PageReport): boolean {
  return texts + attributes + samples > 0 || groups !== undefined;
}

const links = /\s(?:href|value)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** Reads as much of a page as is needed: of most pages, their head only. */
function readTree(
  html: string,
  { isGated }: Manifest,
  groupsOf: (href: string) => unknown,
): Document | undefined {
  if (mayHaveExpressions.test(html) || mayNameGroups(html)) return parsePage(html);
  if (!isGated) return undefined;
  let last = -1;
  for (const { 1: double, 2: single, 3: bare, index } of html.matchAll(links))
    if (groupsOf(double ?? single ?? bare ?? '')) last = index;
  return last < 0 ? undefined : parsePageUpTo(html, last);
}

function transformTree(
  document: Document,
  { file, html }: SourcePage,
  { settings, manifest }: SiteContext,
  groupsOf: (href: string) => readonly string[] | undefined,
  context: PageContext,
): void {
  if (mayHaveExpressions.test(html)) compilePage(document, context);
  const own = mayNameGroups(html) ? markGroups(document, context) : undefined;
  if (own) {
    context.report.groups = own.groups;
    gatePage(document, own.groups, { file, site: manifest.site }, settings, context);
  }
  if (!manifest.isGated) return;
  gateHeadLinks(document, groupsOf, context);
  gateLinks(document, contentOf(document).content, groupsOf, context);
}

/** What authors say of the groups of a page: its own, and those of its blocks. */
function markGroups(document: Document, context: PageContext): ReturnType<typeof pageGroups> {
  const own = pageGroups(document);
  for (const name of own?.wrong ?? []) context.find('group-name', own?.at ?? 0, name);
  for (const { element, groups, wrong } of gatedBlocks(document)) {
    const at = element.sourceCodeLocation?.startOffset ?? 0;
    for (const name of wrong) context.find('group-name', at, name);
    if (
      isPublic(own?.groups) &&
      !isPublic(groups) &&
      attribute(element, 'data-pagefind-ignore') === undefined
    )
      context.edit.mark(element, { 'data-pagefind-ignore': 'all' });
  }
  for (const element of descendants(document)) writeGroups(element, context);
  return own;
}

/** The stylesheet knows no commas, `!trial` alone as `* !trial` only, and does not see that a name is wrong. */
function writeGroups(element: Element, { edit }: PageContext): void {
  const name = 'data-bookplate-groups';
  const written = attribute(element, name);
  const place = element.sourceCodeLocation?.attrs?.[name];
  if (written === undefined || !place) return;
  const { groups, wrong } = readGroups(written);
  const text = groups.join(' ');
  if ((wrong.length === 0 || groups.length === 0) && text !== written)
    edit.replace(place.startOffset, place.endOffset, `${name}="${text}"`);
}

/** "Previous", "next" and translations, for browsers and crawlers: nothing can hide them. */
function gateHeadLinks(
  document: Document,
  groupsOf: (href: string) => readonly string[] | undefined,
  { edit }: PageContext,
): void {
  for (const element of descendants(document)) {
    const { tagName, sourceCodeLocation: place } = element;
    if (tagName !== 'link' || !place) continue;
    const rel = attribute(element, 'rel') ?? '';
    if (!/\b(prev|next|alternate|prefetch|prerender)\b/i.test(rel)) continue;
    if (!isPublic(groupsOf(attribute(element, 'href') ?? '')))
      edit.replace(place.startOffset, place.endOffset, '');
  }
}

/** From the page, for the folder may be below any path; but error pages are sent for others. */
function deferredUrl({ file, head }: SourcePage, { manifest, deferredFile }: SiteContext): string {
  const isAbsolute = head.base !== undefined || /(^|\/)(404|50x|500)\.html?$/.test(file);
  return isAbsolute
    ? manifest.site.base + deferredFile
    : '../'.repeat(file.split('/').length - 1) + deferredFile;
}
