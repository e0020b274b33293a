import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installedVersion, unsupportedVersion } from '@bookplate/docs/host';
import {
  cleanAstroConfig,
  cleanByHand,
  cleanContentConfig,
  cleanDocusaurusConfig,
  cleanViteConfig,
  unwrapConfig,
} from '../remove/hosts.ts';
import type { EditFile } from './edit.ts';
import { editDocusaurusConfig } from './hosts/docusaurus.ts';
import {
  editLayout,
  editPage,
  editSearch,
  editSource,
  editSourceConfig,
} from './hosts/fumadocs.ts';
import { editNextraLayout } from './hosts/nextra.ts';
import { editAstroConfig, editContentConfig } from './hosts/starlight.ts';
import { editViteConfig } from './hosts/vite.ts';
import type { Manifest } from './manifest.ts';
import { docsRoute } from './next-route.ts';
import { wrapConfig } from './wrap-config.ts';

/** How Bookplate is added to a docs framework. */
export interface HostSetup {
  readonly name: string;
  /** Ours for it. */
  readonly plugin: string;
  /** The package that it is known by. */
  readonly dependency: string;
  /** Packages whose versions count, and the supported range: as in the peer dependencies of our package. */
  readonly versions: Readonly<Record<string, string>>;
  /** The program that builds the docs, with `build`. */
  readonly program: string;
  /** The folder that it writes, by default. */
  readonly output: string;
  /** What its configuration says if the build writes pages, where it may leave them to a server. */
  readonly writesPages?: RegExp;
  /** Finds the path of the docs below the base, where they are not all of a site. */
  readonly docsRoute?: (folder: string) => string | undefined;
  /** Names of its settings: the address of the site, and the path below which it is. */
  readonly settings: { readonly address?: string; readonly base: string };
  /** Each file by the names it may have; the first is the one that people have most. */
  readonly files: readonly {
    readonly names: readonly string[];
    /** Docs may lack it. */
    readonly isOptional?: boolean;
    readonly edit: EditFile;
    /** Takes out what `edit` puts in. */
    readonly clean: EditFile;
  }[];
}

const extensions = ['mjs', 'ts', 'js', 'mts', 'cjs', 'cts'];
const named = (name: string): readonly string[] =>
  extensions.map((extension) => `${name}.${extension}`);

/** Next.js has its files in the project, or in `src`. */
const inSource = (...names: readonly string[]): readonly string[] => [
  ...names,
  ...names.map((name) => `src/${name}`),
];

/** Of an app, also in several languages. */
const components = (name: string): readonly string[] =>
  inSource(
    ...['app/', 'app/[lang]/'].flatMap((app) =>
      ['tsx', 'jsx', 'js'].map((extension) => `${app}${name}.${extension}`),
    ),
  );

/** What the docs frameworks on Next.js share. */
const plugin = '@bookplate/next';
const onNext = {
  plugin,
  program: 'next',
  output: 'out',
  writesPages: /\boutput:\s*["'`]export["'`]/,
  docsRoute,
  settings: { base: 'basePath' },
};
const nextNames = named('next.config');
const nextConfig = { names: nextNames, edit: wrapConfig(plugin), clean: unwrapConfig(plugin) };

export const hosts: readonly HostSetup[] = [
  {
    name: 'Docusaurus',
    plugin: '@bookplate/docusaurus',
    dependency: '@docusaurus/core',
    program: 'docusaurus',
    output: 'build',
    settings: { address: 'url', base: 'baseUrl' },
    versions: { '@docusaurus/core': '^3.10.0', react: '^18 || ^19' },
    files: [
      {
        names: named('docusaurus.config'),
        edit: editDocusaurusConfig,
        clean: cleanDocusaurusConfig,
      },
    ],
  },
  {
    name: 'Starlight',
    plugin: '@bookplate/starlight',
    dependency: '@astrojs/starlight',
    program: 'astro',
    output: 'dist',
    settings: { address: 'site', base: 'base' },
    versions: { '@astrojs/starlight': '>=0.37 <0.43', astro: '>=5.5 <8' },
    files: [
      { names: named('astro.config'), edit: editAstroConfig, clean: cleanAstroConfig },
      {
        names: [
          'src/content.config.ts',
          ...named('src/content.config'),
          ...named('src/content/config'),
        ],
        edit: editContentConfig,
        clean: cleanContentConfig,
      },
    ],
  },
  {
    name: 'VitePress',
    plugin: '@bookplate/vitepress',
    dependency: 'vitepress',
    program: 'vitepress',
    output: '.vitepress/dist',
    settings: { address: 'hostname', base: 'base' },
    versions: { vitepress: '^1.6 || ^2.0.0-alpha.15' },
    files: [
      {
        names: [...named('.vitepress/config'), ...named('.vitepress/config/index')],
        edit: wrapConfig('@bookplate/vitepress'),
        clean: unwrapConfig('@bookplate/vitepress'),
      },
    ],
  },
  {
    name: 'Fumadocs',
    ...onNext,
    dependency: 'fumadocs-mdx',
    versions: { 'fumadocs-core': '^16.17.0', next: '^16.4.0', react: '^19.2.0' },
    files: [
      nextConfig,
      {
        names: named('source.config').toSorted((one) => (one.endsWith('.ts') ? -1 : 1)),
        edit: editSourceConfig,
        clean: cleanByHand('bookplateMdx(…), `groups` of the schema, and their imports'),
      },
      {
        names: inSource('lib/source.ts', 'lib/source.tsx', 'lib/source/index.ts', 'lib/source.js'),
        edit: editSource,
        clean: cleanByHand('bookplatePlugin() and its import'),
      },
      {
        names: components('layout'),
        edit: editLayout,
        clean: cleanByHand('<BookplateHead /> and its import'),
      },
      {
        names: ['docs/', '(docs)/docs/', '', '(docs)/'].flatMap((route) =>
          components(`${route}[[...slug]]/page`),
        ),
        isOptional: true,
        edit: editPage,
        clean: cleanByHand('pageFooter(…) and its import'),
      },
      {
        names: inSource('app/api/search/route.ts', 'app/api/search/route.js'),
        isOptional: true,
        edit: editSearch,
        clean: cleanByHand('openPages(…) and its import'),
      },
    ],
  },
  {
    name: 'Nextra',
    ...onNext,
    dependency: 'nextra-theme-docs',
    versions: { nextra: '^4.6.0', next: '^16.4.0', react: '^19.2.0' },
    files: [
      nextConfig,
      {
        names: components('layout'),
        edit: editNextraLayout,
        clean: cleanByHand('<BookplateHead /> and its import'),
      },
    ],
  },
  {
    name: 'Vite with MDX',
    plugin: '@bookplate/vite',
    dependency: '@mdx-js/rollup',
    program: 'vite',
    output: 'dist',
    settings: { base: 'base' },
    versions: { vite: '^7 || ^8', react: '^18 || ^19' },
    files: [{ names: named('vite.config'), edit: editViteConfig, clean: cleanViteConfig }],
  },
];

/**
 * Finds the docs framework of a folder.
 *
 * @param folder with the configuration
 * @param manifest its package.json
 * @returns how to set it up; undefined if there is none that Bookplate has a package for
 */
export function findHost(folder: string, { dependencies }: Manifest): HostSetup | undefined {
  return hosts.find(
    ({ dependency, files: [config] }) =>
      dependencies.has(dependency) && config?.names.some((name) => existsSync(join(folder, name))),
  );
}

/**
 * Looks at the versions of a host before anything is changed for it: package managers other than npm only warn.
 *
 * @param folder of the docs
 * @param host that they have
 * @param manifest its package.json
 * @returns a sentence for each package that is not supported
 */
export function unsupportedIn(
  folder: string,
  { versions }: HostSetup,
  { dependencies }: Manifest,
): readonly string[] {
  return Object.entries(versions).flatMap(([name, supported]) => {
    const version = installedVersion(folder, name) ?? dependencies.get(name);
    return (version === undefined ? undefined : unsupportedVersion(name, version, supported)) ?? [];
  });
}
