import { readFileSync } from 'node:fs';
import { frontMatterBraces, pageGroupsIn, printWarnings, withPage } from '@bookplate/docs/page';
import type { StarlightRoute } from './hooks.ts';

/**
 * Astro takes the front matter from a page before the page is compiled. Without its schema line, Starlight takes
 * unknown keys away without a warning: the page would be open to everyone.
 *
 * @param entry of a page
 */
export function warnOfFrontMatter({ filePath, data }: StarlightRoute['entry']): void {
  if (filePath === undefined) return;
  let source = '';
  try {
    source = readFileSync(filePath, 'utf8');
  } catch {
    return;
  }
  printWarnings(filePath, frontMatterBraces(source));
  if (data.groups === undefined && pageGroupsIn(source))
    console.warn(
      withPage(
        'page-groups-dropped',
        `[bookplate] ${filePath} names groups, and they are dropped: this page is shown to everyone. In src/content.config.ts, write docsSchema({ extend: bookplateSchema() }).`,
      ),
    );
}
