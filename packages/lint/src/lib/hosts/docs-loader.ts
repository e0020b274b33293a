import { isRecord } from '@bookplate/protocol';
import { join } from 'node:path';
import { trimSlashes } from '../host.ts';
import { findConfigFile, readCallIn } from '../host-config.ts';

/** Which files Astro makes docs of, as a site may say by its own loader. */
export interface DocsLoader {
  /** From the folder of the site. */
  readonly folder: string | undefined;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * Reads `docs: defineCollection({ loader: glob({ pattern, base }) })`.
 *
 * @param root the folder of the site
 * @param source the folder of the sources, `src` as a rule
 * @returns undefined for Starlight's own loader, and where nothing can be seen
 */
export function readDocsLoader(root: string, source: string): DocsLoader | undefined {
  const file =
    findConfigFile(join(root, source), 'content.config') ??
    findConfigFile(join(root, source, 'content'), 'config');
  const options = file && readCallIn(file, 'docs', 'glob');
  if (!isRecord(options)) return undefined;
  const { pattern, base } = options;
  const patterns = [pattern].flat().filter((each): each is string => typeof each === 'string');
  if (patterns.length === 0) return undefined;
  return {
    folder: typeof base === 'string' ? trimSlashes(base) : undefined,
    include: patterns.filter((each) => !each.startsWith('!')),
    exclude: patterns.flatMap((each) => (each.startsWith('!') ? [each.slice(1)] : [])),
  };
}
