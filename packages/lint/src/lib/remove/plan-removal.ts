import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPublic } from '@bookplate/protocol';
import { VFileMessage } from 'vfile-message';
import { findSite } from '../find-site.ts';
import type { Host } from '../host.ts';
import type { Page } from '../page/page.ts';
import { createParsers } from '../page/parse-page.ts';
import { readPage } from '../page/read-page.ts';
import { createResolver } from '../page/resolve-link.ts';
import { pageFiles } from '../page-files.ts';
import { readSite } from '../read-site.ts';
import type { Point } from '@bookplate/docs/page';
import { toDraft } from './draft-page.ts';
import { toPublicPage } from './public-page.ts';

/** What becomes of one page when Bookplate is taken out. */
export interface PageRemoval {
  /** From the folder of the site. */
  readonly file: string;
  /** Below the base, without slashes around it; undefined if it is not known. */
  readonly path: string | undefined;
  readonly before: string;
  readonly after: string;
  /** Who sees the page now; undefined is everyone. */
  readonly groups: readonly string[] | undefined;
  /** The page is built in development only from now on. Hosts without drafts would make it public. */
  readonly isDraft: boolean;
  /** Parts that were for some readers, and are taken out. */
  readonly hiddenParts: readonly Point[];
  /** What somebody has to look at. */
  readonly byHand: readonly (Point & { readonly source: string })[];
}

/**
 * Plans how the pages of a site go on without Bookplate: each shows what anonymous readers see today. Nothing is
 * changed.
 *
 * @param folder of the site
 * @returns the pages that are about the reader, in the order of the host's contents
 * @throws {ConfigurationError} if there are no docs
 */
export function planRemoval(folder: string): readonly PageRemoval[] {
  const found = readSite(findSite(folder, false));
  const { root } = found;
  const host = withCopies(found.host, root);
  const site = { ...found, host };
  const parsers = createParsers(host);
  const hasDrafts = host.name === 'starlight' || host.name === 'docusaurus';
  const pages = pageFiles(site).map((file) => {
    const text = readFileSync(join(root, file.file), 'utf8');
    return { file, text, page: readPage(file, text, host, parsers) };
  });
  const resolve = createResolver(
    pages.map(({ page }) => page),
    site,
  );

  /** Links that nothing is around which goes: hosts may refuse them, and readers find no page there. */
  const toDrafts = (page: Page): PageRemoval['byHand'] =>
    page.links.flatMap(({ url, gates, line, column }) => {
      const stays = gates.every((gate) => !('groups' in gate));
      return hasDrafts && stays && !isPublic(resolve(page, url)?.groups)
        ? [{ line, column, source: `a link to ${url}, a draft now` }]
        : [];
    });

  return pages.flatMap(({ file, text: before, page }): readonly PageRemoval[] => {
    const { groups, isMdx, path } = page;
    const isDraft = !isPublic(groups) && hasDrafts;
    const { text, hiddenParts, byHand: left } = publicOf(before, isMdx);
    const after = isDraft ? toDraft(text) : text;
    const byHand = [...left, ...(isDraft ? [] : toDrafts(page))];
    return after === before && groups === undefined && byHand.length === 0
      ? []
      : [{ file: file.file, path, before, after, groups, isDraft, hiddenParts, byHand }];
  });

  function publicOf(source: string, isMdx: boolean): ReturnType<typeof toPublicPage> {
    const parse = isMdx ? parsers.mdx : parsers.markdown;
    try {
      return toPublicPage(source, (text) => parse(host.prepare?.(text) ?? text));
    } catch (error) {
      if (!(error instanceof VFileMessage)) throw error;
      const { line = 1, column = 1, reason } = error;
      return { text: source, hiddenParts: [], byHand: [{ line, column, source: reason }] };
    }
  }
}

/** Older versions and translations of Docusaurus docs: lint leaves them alone, but they are built. */
function withCopies(host: Host, root: string): Host {
  if (host.name !== 'docusaurus') return host;
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^(.+_)?versioned_docs$|^i18n$/.test(entry.name))
    .map(({ name }) => name);
  const [{ exclude = [] } = {}] = host.content;
  const copies = folders.map((folder) => ({ folder, exclude, pathOf: () => undefined }));
  return { ...host, content: [...host.content, ...copies] };
}
