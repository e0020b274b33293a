import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFileMessage } from 'vfile-message';
import { findSite } from '../lint/find-site.ts';
import { createParsers } from '../lint/page/parse-page.ts';
import { readPage } from '../lint/page/read-page.ts';
import { pageFiles } from '../lint/page-files.ts';
import { readSite } from '../lint/read-site.ts';
import type { Point } from '../page/locate.ts';
import { toDraft } from './draft-page.ts';
import { toPublicPage } from './public-page.ts';

/** What becomes of one page when Bookplate is taken out. */
export interface PageRemoval {
  /** From the folder of the site. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** Who sees the page now; undefined is everyone. */
  readonly groups: readonly string[] | undefined;
  /** The page is built in development only from now on. Hosts without drafts would make it public. */
  readonly isDraft: boolean;
  /** Parts that were for groups, and are taken out. */
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
  const site = readSite(findSite(folder, false));
  const { root, host } = site;
  const parsers = createParsers(host);
  const hasDrafts = host.name === 'starlight' || host.name === 'docusaurus';
  return pageFiles(site).flatMap((file): readonly PageRemoval[] => {
    const before = readFileSync(join(root, file.file), 'utf8');
    const { groups, isMdx } = readPage(file, before, host, parsers);
    const isDraft = groups !== undefined && hasDrafts;
    const page = isMdx ? publicOf(before) : { text: before, hiddenParts: [], byHand: [] };
    const after = isDraft ? toDraft(page.text) : page.text;
    const { hiddenParts, byHand } = page;
    return after === before && groups === undefined && byHand.length === 0
      ? []
      : [{ file: file.file, before, after, groups, isDraft, hiddenParts, byHand }];
  });

  function publicOf(source: string): ReturnType<typeof toPublicPage> {
    try {
      return toPublicPage(source, (text) => parsers.mdx(host.prepare?.(text) ?? text));
    } catch (error) {
      if (!(error instanceof VFileMessage)) throw error;
      const { line = 1, column = 1, reason } = error;
      return { text: source, hiddenParts: [], byHand: [{ line, column, source: reason }] };
    }
  }
}
