import { isRecord } from '@bookplate/protocol';
import { posix } from 'node:path';
import { type Content, type Host, toBase, trimSlashes } from '../host.ts';
import { type HostConfig, textIn } from '../host-config.ts';
import { blogPath, docsPath, pagesPath } from './docusaurus-paths.ts';

/** Its plugins with pages: where they look, and below which path, unless the configuration says otherwise. */
const plugins = {
  docs: { folder: 'docs', route: 'docs', pathOf: docsPath },
  blog: { folder: 'blog', route: 'blog', pathOf: blogPath },
  pages: { folder: 'src/pages', route: '', pathOf: pagesPath },
} as const;
const names = Object.keys(plugins) as (keyof typeof plugins)[];

/**
 * Docusaurus: the docs, the blog and the Markdown pages of its presets and plugins. Older versions and translations of
 * docs are not read.
 *
 * @param config what `docusaurus.config` says
 * @returns the host
 */
export function docusaurus(config: HostConfig): Host {
  const fromPresets = listOf(config['presets']).flatMap(([, options]) =>
    names.flatMap((name) =>
      isRecord(options) && options[name] === false
        ? []
        : [contentOf(name, isRecord(options) ? options[name] : {})],
    ),
  );
  const fromPlugins = listOf(config['plugins']).flatMap(([plugin, options]) =>
    names.flatMap((name) =>
      typeof plugin === 'string' && plugin.endsWith(`content-${name}`)
        ? [contentOf(name, options)]
        : [],
    ),
  );
  const content = [...fromPresets, ...fromPlugins];
  const isMarkdownMdx = textIn(config['markdown'], 'format') !== 'detect';
  return {
    name: 'docusaurus',
    target: 'react',
    reactModule: '@bookplate/docusaurus/react',
    base: toBase(textIn(config, 'baseUrl')),
    hasTrailingSlash: config['trailingSlash'] === true,
    addsBase: true,
    content: content.length > 0 ? content : names.map((name) => contentOf(name, {})),
    specs: listOf(config['plugins']).flatMap(([plugin, options]) =>
      typeof plugin === 'string' && plugin.endsWith('docusaurus-plugin-openapi-docs')
        ? specsOf(isRecord(options) ? options['config'] : undefined)
        : [],
    ),
    isMdx: (file) => file.endsWith('.mdx') || isMarkdownMdx,
    prepare: withoutHeadingIds,
    gatesPages: true,
    hasComments: true,
  };
}

/** `'classic'` and `['classic', options]` alike. */
function listOf(entries: unknown): readonly (readonly unknown[])[] {
  return Array.isArray(entries)
    ? entries.map((entry: unknown): readonly unknown[] => (Array.isArray(entry) ? entry : [entry]))
    : [];
}

/** Docusaurus' own, for docs, blog and pages alike: partials, and tests. */
const defaultExclude = ['**/_*.{js,jsx,ts,tsx,md,mdx}', '**/_*/**', '**/__tests__/**'];

/** The texts of a list; what the configuration computes is not known. */
function textsIn(options: unknown, name: string): readonly string[] | undefined {
  const list = isRecord(options) ? options[name] : undefined;
  return Array.isArray(list)
    ? list.filter((each): each is string => typeof each === 'string')
    : undefined;
}

function contentOf(name: keyof typeof plugins, options: unknown): Content {
  const { folder, route, pathOf } = plugins[name];
  const routeBase = textIn(options, 'routeBasePath') ?? route;
  const include = textsIn(options, 'include');
  return {
    folder: trimSlashes(textIn(options, 'path') ?? folder),
    exclude: textsIn(options, 'exclude') ?? defaultExclude,
    ...(include && { include }),
    pathOf(file, frontMatter) {
      const slug = textIn(frontMatter, 'slug');
      return trimSlashes(posix.join('/', routeBase, pathOf(file, slug, textIn(frontMatter, 'id'))));
    },
  };
}

/** Of docusaurus-plugin-openapi-docs, in all versions. */
function specsOf(apis: unknown): readonly string[] {
  if (!isRecord(apis)) return [];
  return Object.values(apis).flatMap((api) => {
    const specPath = textIn(api, 'specPath');
    const own = specPath === undefined || /^https?:/.test(specPath) ? [] : [specPath];
    return own.concat(specsOf(isRecord(api) ? api['versions'] : undefined));
  });
}

/** `## Title {#id}`: no MDX, but Docusaurus reads it. */
function withoutHeadingIds(source: string): string {
  return source.replaceAll(
    /^(#{1,6} .*?)(\{#[^}\n]*\})([ \t]*)$/gm,
    (_, before: string, id: string, after: string) => before + ' '.repeat(id.length) + after,
  );
}
