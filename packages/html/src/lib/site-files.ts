import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { warmPage } from '@bookplate/docs/host';
import { type Finding, toFinding } from './findings.ts';

/** The files of a site, from its folder, with `/`, in the order of their names. */
export interface SiteFiles {
  readonly pages: readonly string[];
  readonly others: readonly string[];
  readonly findings: readonly Finding[];
}

const page = /\.x?html?$|\.xht$/i;

/**
 * Lists the files of a site. Links to elsewhere are not followed: what they lead to is another's.
 *
 * @param folder of the site
 * @returns its files
 * @throws the system's error if the folder itself cannot be read
 */
export function listSite(folder: string): SiteFiles {
  const pages: string[] = [];
  const others: string[] = [];
  const findings: Finding[] = [];
  const read = (within: string): void => {
    for (const entry of readdirSync(join(folder, within), { withFileTypes: true }).sort(byName)) {
      const { name } = entry;
      const file = within + name;
      if (name.startsWith('.') || name === 'node_modules') continue;
      if (entry.isSymbolicLink()) {
        if (page.test(name) || !/\.\w+$/.test(name))
          findings.push(toFinding('file-link', { file }, readlinkSync(join(folder, file))));
      } else if (entry.isDirectory()) {
        try {
          read(`${file}/`);
        } catch (error) {
          findings.push(toFinding('file-unreadable', { file }, reasonOf(error)));
        }
      } else if (entry.isFile() && name !== warmPage) (page.test(name) ? pages : others).push(file);
    }
  };
  lstatSync(folder);
  read('');
  return { pages, others, findings };
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  if (one.name === other.name) return 0;
  return one.name < other.name ? -1 : 1;
}

/**
 * @param error of the system
 * @returns its code, such as `EACCES`
 */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
