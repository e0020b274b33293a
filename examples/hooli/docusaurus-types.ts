/*
 * Holds what `@bookplate/docusaurus` writes down of Docusaurus against Docusaurus' own types, without anything to run: the compiler
 * refuses this file where they differ. Modules that Docusaurus itself generates are left to the build of the docs.
 */
import type { LoadContext, Plugin } from '@docusaurus/types';
import type { SiteContext, SitePlugin } from '../../packages/docusaurus/dist/lib/hooks.js';
import type * as contentDocs from './node_modules/@docusaurus/plugin-content-docs/lib/client/index.js';
import type * as common from './node_modules/@docusaurus/theme-common/lib/index.js';
import type * as internal from './node_modules/@docusaurus/theme-common/lib/internal.js';
import type * as algolia from './node_modules/@docusaurus/theme-search-algolia/lib/client/index.js';

/** True where Docusaurus' own can be used as what we expect. */
type Fits<Real, Expected> = Real extends Expected ? true : false;

export const fits: {
  readonly context: Fits<LoadContext, SiteContext>;
  readonly pluginName: Fits<SitePlugin['name'], Plugin['name']>;
  readonly themePath: Fits<
    NonNullable<SitePlugin['getThemePath']>,
    NonNullable<Plugin['getThemePath']>
  >;
  readonly useDoc: Fits<
    Pick<typeof contentDocs, 'useDoc'>,
    Pick<typeof import('@docusaurus/plugin-content-docs/client'), 'useDoc'>
  >;
  readonly htmlClassName: Fits<
    Pick<typeof common, 'HtmlClassNameProvider'>,
    Pick<typeof import('@docusaurus/theme-common'), 'HtmlClassNameProvider'>
  >;
  readonly useCodeBlock: Fits<
    Pick<typeof internal, 'useCodeBlockContext'>,
    Pick<typeof import('@docusaurus/theme-common/internal'), 'useCodeBlockContext'>
  >;
  readonly searchUrl: Fits<
    Pick<typeof algolia, 'useSearchResultUrlProcessor'>,
    Pick<typeof import('@docusaurus/theme-search-algolia/client'), 'useSearchResultUrlProcessor'>
  >;
} = {
  context: true,
  pluginName: true,
  themePath: true,
  useDoc: true,
  htmlClassName: true,
  useCodeBlock: true,
  searchUrl: true,
};
