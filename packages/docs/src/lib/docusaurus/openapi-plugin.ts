import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { isObject, type JsonObject } from '../openapi-pages/json-object.ts';
import { pageEdition } from '../openapi-pages/page-edition.ts';
import { changeOptions, type Options } from './change-options.ts';
import type { SiteConfig } from './hooks.ts';

/** A spec with gates, and where the edition of it is put that pages are generated from. */
export interface GatedSpec {
  readonly specPath: string;
  readonly editionPath: string;
}

const openApiPlugin = /(^|[\\/])docusaurus-plugin-openapi-docs([\\/]|$)/;
const openApiTheme = /(^|[\\/])docusaurus-theme-openapi-docs([\\/]|$)/;

/**
 * Has docusaurus-plugin-openapi-docs generate its pages from an edition for pages of each spec that has gates, and its
 * theme keep what readers enter to itself.
 *
 * @param config of the site
 * @returns another configuration, and the specs
 */
export function useEditions(config: SiteConfig): {
  readonly config: SiteConfig;
  readonly specs: readonly GatedSpec[];
} {
  const specs: GatedSpec[] = [];
  const inEntry = (entry: unknown, id: string): unknown => {
    if (!isObject(entry)) return entry;
    const { specPath, versions } = entry;
    const isGated = typeof specPath === 'string' && isFileWithGates(specPath);
    const editionPath = join('.docusaurus', 'bookplate-openapi', `${id}.json`);
    if (isGated) specs.push({ specPath, editionPath });
    return {
      ...entry,
      ...(isGated && { specPath: editionPath }),
      ...(isObject(versions) && { versions: inEntries(versions, `${id}-`) }),
    };
  };
  const inEntries = (entries: object, prefix = ''): object =>
    Object.fromEntries(
      Object.entries(entries).map(([id, entry]) => [id, inEntry(entry, prefix + id)]),
    );
  const plugins = changeOptions(config.plugins, openApiPlugin, (options = {}) => ({
    ...options,
    ...(isObject(options['config']) && { config: inEntries(options['config']) }),
  }));
  let hasTheme = false;
  const themes = changeOptions(config.themes, openApiTheme, (options = {}) => {
    hasTheme = true;
    return options;
  });
  return {
    config: {
      ...config,
      plugins,
      themes,
      themeConfig: hasTheme ? withSafeExplorer(config.themeConfig) : (config.themeConfig ?? {}),
    },
    specs,
  };
}

/** Keys are kept nowhere, and no request carries the cookies of the dashboard, which may be on the same domain. */
function withSafeExplorer(themeConfig: object & { readonly api?: Options } = {}): object {
  return {
    ...themeConfig,
    api: { ...themeConfig.api, authPersistence: false, requestCredentials: 'omit' },
  };
}

/** The plugin takes URLs and folders, too. Its commands run in the folder of the site, and only they need the spec. */
function isFileWithGates(path: string): boolean {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  return /x-(groups|internal|rbac|enum-groups|mint)/.test(readFileSync(path, 'utf8'));
}

/**
 * @param specs of the site, each of which gets its edition written
 * @throws {Error} if one has gates that cannot be, with its name
 */
export function writeEditions(specs: readonly GatedSpec[]): void {
  for (const { specPath, editionPath } of specs) {
    const text = readFileSync(specPath, 'utf8');
    try {
      const document = (text.startsWith('{') ? JSON.parse(text) : parse(text)) as JsonObject;
      const edition = pageEdition(document);
      mkdirSync(dirname(editionPath), { recursive: true });
      writeFileSync(editionPath, JSON.stringify(edition));
    } catch (error) {
      throw new Error(`${specPath}: ${(error as Error).message}`, { cause: error });
    }
  }
}
