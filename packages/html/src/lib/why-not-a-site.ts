import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listSite } from './site-files.ts';

/** What a generator reads, and never writes; and the folder that it writes. */
const sources: Readonly<Record<string, string>> = {
  'hugo.toml': 'public',
  'hugo.yaml': 'public',
  'config.toml': 'public',
  'mkdocs.yml': 'site',
  'conf.py': '_build/html',
  '_config.yml': '_site',
  '.eleventy.js': '_site',
  'eleventy.config.js': '_site',
  'eleventy.config.mjs': '_site',
  'book.toml': 'book',
};

/**
 * Looks whether a folder is a site, before anything in it is changed.
 *
 * @param folder its path
 * @returns undefined if it is one, else why not and what to do: sentences
 */
export function whyNotASite(folder: string): string | undefined {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    return `Found no folder ${folder}. Expected the folder that the generator writes, such as ./public. Build the site first.`;
  const source = Object.keys(sources).find((name) => existsSync(join(folder, name)));
  if (source !== undefined)
    return `Found ${source} in ${folder}, so this is the source of the site. Expected the folder that the generator writes. Build the site, then run: bookplate apply ${join(folder, sources[source] ?? '')}`;
  return listSite(folder).pages.length === 0
    ? `Found no HTML page in ${folder}. Expected the folder that the generator writes, such as ./public. Build the site first.`
    : undefined;
}
