import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DeferredFile, HeadTag } from '@bookplate/docs/host';
import { withPage } from '@bookplate/docs/page';
import type { SiteTag } from './hooks.ts';

const folder = 'assets/js';

/**
 * Our tags as Docusaurus' minifier leaves them: quoted only where it must be. That of the head script is empty.
 */
const emptyTags =
  /(<script data-api-url=(?:"[^"]*"|'[^']*'|[^"'>])*>)(<\/script>(?:\s*<script async[^>]*><\/script>\s*<noscript>[^]*?<\/noscript>)?)/;

/** Where they belong. The encoding must be in the first 1,024 bytes (HTML §4.2.5.4). */
const startOfHead = /<head[^>]*>\s*(?:<meta charset=[^>]*>)?/;

/**
 * Puts the tags into the head, which Docusaurus writes in the order of its plugins.
 *
 * @param tags in their order
 * @param filledLater the text of a tag that {@link writeScripts} fills
 * @returns the tags in Docusaurus' own terms
 */
export function injectHead(tags: readonly HeadTag[], filledLater?: string): SiteTag[] {
  return tags.map(({ tag, attrs, content }) => ({
    tagName: tag,
    attributes: attrs,
    innerHTML: content === filledLater ? '' : content,
  }));
}

/**
 * @param baseUrl of the site in one language
 * @param name of the {@link DeferredFile}
 * @returns where its pages find it
 */
export function deferredUrl(baseUrl: string, name: string): string {
  return `${baseUrl}${folder}/${name}`;
}

/**
 * Writes our scripts into a site that is built. Docusaurus minifies what is in a page, again on each page: with the
 * head script it would need three times as long for it, and the script would not be the bytes whose hash a policy
 * names. So the tag is empty until then. Docusaurus writes what pages have in their heads before all tags of plugins, and
 * scripts may be among it: so this moves our tags before it.
 *
 * @param outDir the folder of the build
 * @param headScript what the tag must hold
 * @param file what pages load later
 * @throws {Error} if no page has the tag
 */
export function writeScripts(outDir: string, headScript: string, file: DeferredFile): void {
  const path = join(outDir, folder, file.name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file.text);
  let isFilled = false;
  for (const page of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
    if (!page.endsWith('.html')) continue;
    const htmlPath = join(outDir, page);
    const html = readFileSync(htmlPath, 'utf8');
    const tags = emptyTags.exec(html);
    if (!tags) continue;
    const [ours, open, others] = tags;
    const start = startOfHead.exec(html.slice(0, tags.index));
    const place = start ? start.index + start[0].length : tags.index;
    writeFileSync(
      htmlPath,
      html.slice(0, place) +
        open +
        headScript +
        others +
        html.slice(place, tags.index) +
        html.slice(tags.index + ours.length),
    );
    isFilled = true;
  }
  if (!isFilled)
    throw new Error(
      withPage(
        'docusaurus-script',
        'Bookplate: no page of the build has the tag of its script, <script data-api-url=…></script>, as Docusaurus is told to write it. Something rewrites the pages: run it after the build instead.',
      ),
    );
}
