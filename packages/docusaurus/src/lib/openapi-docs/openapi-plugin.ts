import { join } from 'node:path';
import type { Options, SiteConfig, SitePlugin } from '../hooks.ts';
import { changeOptions } from '../change-options.ts';
import { type ApiSpec, mapSpecs } from './api-spec.ts';
import { type PageGenerators, withSchemesOfReaders } from './page-generators.ts';

/** A spec, and the folder that the gated spec of it is put into, from which its pages are generated. */
export interface RedirectedSpec extends ApiSpec {
  readonly gatedSpecPath: string;
}

const openApiPlugin = /(^|[\\/])docusaurus-plugin-openapi-docs([\\/]|$)/;
const openApiTheme = /(^|[\\/])docusaurus-theme-openapi-docs([\\/]|$)/;

/**
 * Has docusaurus-plugin-openapi-docs generate its pages from a gated spec for each spec, and its theme keep what
 * readers enter to itself.
 *
 * @param config of the site
 * @returns another configuration, and the specs
 */
export function redirectSpecs(config: SiteConfig): {
  readonly config: SiteConfig;
  readonly specs: readonly RedirectedSpec[];
} {
  const specs: RedirectedSpec[] = [];
  const plugins = changeOptions(config.plugins, openApiPlugin, (options = {}) =>
    mapSpecs(options, (spec, entry) => {
      const { plugin, api, version } = spec;
      const name = version === undefined ? api : `${api}:${version}`;
      const folder = [plugin, name].map((each) => encodeURIComponent(each).replaceAll('.', '%2E'));
      const gatedSpecPath = join('.docusaurus', 'bookplate-openapi', ...folder);
      specs.push({ ...spec, gatedSpecPath });
      return {
        ...entry,
        specPath: gatedSpecPath,
        // The plugin takes these from the API, for its versions too.
        ...(version === undefined && {
          markdownGenerators: withSchemesOfReaders(entry['markdownGenerators'] as PageGenerators),
        }),
      };
    }),
  );
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

/**
 * Finds what {@link redirectSpecs} could not give gated specs to: a plugin that a preset brings along, or that is no name in
 * the configuration.
 *
 * @param plugins of the site, as Docusaurus has loaded them
 * @param specs that have gated specs
 * @returns the others
 */
export function unseenSpecs(
  plugins: readonly SitePlugin[],
  specs: readonly RedirectedSpec[],
): readonly ApiSpec[] {
  const known = new Set(specs.map(({ gatedSpecPath }) => gatedSpecPath));
  const found: ApiSpec[] = [];
  for (const { name, options = {} } of plugins)
    if (openApiPlugin.test(name))
      mapSpecs(options, (spec, entry) => {
        if (!known.has(spec.specPath)) found.push(spec);
        return entry;
      });
  return found;
}

/** Keys are kept nowhere, and no request carries the cookies of the dashboard, which may be on the same domain. */
function withSafeExplorer(themeConfig: object & { readonly api?: Options } = {}): object {
  return {
    ...themeConfig,
    api: { ...themeConfig.api, authPersistence: false, requestCredentials: 'omit' },
  };
}
