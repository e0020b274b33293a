import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A page for all paths below its folder. Folders in parentheses are no part of an address. */
const allPages = /^(.*\/)?\[\[\.\.\.\w+\]\]\/page\.[jt]sx?$/;

/**
 * Finds where the docs of a site on Next.js are.
 *
 * @param folder of the site
 * @returns the path of the route, below the base: `/docs/`; `/` if there is none, undefined if each language has its own
 */
export function docsRoute(folder: string): string | undefined {
  const files = ['app', 'src/app']
    .map((app) => join(folder, app))
    .filter((app) => existsSync(app))
    .flatMap((app) => readdirSync(app, { recursive: true, encoding: 'utf8' }));
  const [, route = ''] =
    files.map((file) => allPages.exec(file.replaceAll('\\', '/'))).find(Boolean) ?? [];
  return route.includes('[') ? undefined : `/${route.replaceAll(/\([^/]*\)\//g, '')}`;
}
