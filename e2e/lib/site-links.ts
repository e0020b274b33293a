import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param dist a built site
 * @returns every page without the page for what is not found: paths such as `guides/text/`
 */
export function pagePaths(dist: string): readonly string[] {
  return globSync('**/index.html', { cwd: dist })
    .map((file) => file.replaceAll('\\', '/').replace(/index\.html$/, ''))
    .toSorted();
}

/**
 * Follows links, images, scripts and styles of a built site.
 *
 * @param dist its folder
 * @param address where it is served, with a slash at its end
 * @returns what leads to no page, no file or no heading of the site
 */
export function brokenLinks(dist: string, address: string): readonly string[] {
  const { origin, pathname: base } = new URL(address);
  const texts = new Map<string, string>();
  const html = (path: string): string => {
    const text = texts.get(path) ?? readFileSync(join(dist, path, 'index.html'), 'utf8');
    texts.set(path, text);
    return text;
  };
  const pages = pagePaths(dist);
  const isPage = new Set(pages);
  const broken: string[] = [];
  for (const path of pages)
    for (const [, link = ''] of html(path).matchAll(/<[^>]*?\s(?:href|src|srcset)="([^"]+)"/g)) {
      const url = new URL(link.replaceAll('&amp;', '&'), address + path);
      if (url.origin !== origin || !url.protocol.startsWith('http')) continue;
      const target = decodeURIComponent(url.pathname.slice(base.length));
      const anchor = decodeURIComponent(url.hash.slice(1));
      if (!url.pathname.startsWith(base)) broken.push(`${path} → ${link}: outside of ${base}`);
      else if (!isPage.has(target) && !isFile(join(dist, target))) broken.push(`${path} → ${link}`);
      else if (isPage.has(target) && anchor !== '' && anchor !== '_top')
        if (!html(target).includes(` id="${anchor}"`))
          broken.push(`${path} → ${link}: no such heading`);
    }
  return broken;
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
