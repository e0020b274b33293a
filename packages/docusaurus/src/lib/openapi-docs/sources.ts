import { createHash } from 'node:crypto';
import { mayHaveGates } from '@bookplate/openapi/gates';
import { isUrl, readSpecFiles } from '@bookplate/docs/gated-spec';

/** What a spec is made of, as far as it is on this machine. */
export interface Sources {
  /** The same for files that say the same. */
  readonly hash: string;
  readonly hasGates: boolean;
  /** Some of it is on another host. */
  readonly hasUrls: boolean;
}

/** Increased when the same spec gives other pages, so that existing pages are generated again. */
const format = 1;

/**
 * Reads the files of a spec. No other host is asked: a build does not depend on it.
 *
 * @param siteDir the folder of the site
 * @param specPath a URL, a file or a folder
 * @returns what is known of them; undefined if there are none here
 */
export function readSources(siteDir: string, specPath: string): Sources | undefined {
  if (isUrl(specPath)) return undefined;
  const files = readSpecFiles(siteDir, [specPath]);
  if (files.length === 0) return undefined;
  return {
    hash: hashOf(files.map(({ document }) => document)),
    hasGates: files.some(({ document }) => mayHaveGates(document)),
    hasUrls: files.some(({ references }) => references.some(isUrl)),
  };
}

/**
 * @param parts of a spec
 * @returns what they are known by
 */
export function hashOf(parts: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([format, ...parts]))
    .digest('hex');
}
