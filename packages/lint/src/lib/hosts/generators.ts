import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSetting } from './read-setting.ts';

/** A program that writes finished HTML, to which `bookplate apply` is applied after each build. */
export interface Generator {
  readonly name: string;
  /** Its configuration, by the names that it may have. */
  readonly files: readonly string[];
  /** What the file must contain, where other programs have one of the same name. */
  readonly content?: RegExp;
  /** A file that must be there, too. */
  readonly beside?: string;
  /** The command that builds the site; undefined where nothing is built. */
  readonly build: string | undefined;
  /** The program that must be installed for it. */
  readonly program?: string;
  /** The folder that it writes, by default. */
  readonly output: string;
  /** Names of its settings: that folder, and the address of the site. */
  readonly settings?: { readonly output?: string; readonly address?: string };
  /** Its pages, as far as they are Markdown. */
  readonly sources?: {
    /** Left out, that of the configuration. */
    readonly folder?: string;
    readonly exclude?: readonly string[];
    /** What the name of a folder's front page ends in; by default `index`. */
    readonly home?: RegExp;
    /** The entry of the front matter that names the path. */
    readonly setting?: string;
    /** Pages are rendered in the browser: `apply` sees no braces in them. */
    readonly isRendered?: boolean;
    /** The template of the recipe joins the letters of `groups` that are a text. */
    readonly joinsLetters?: boolean;
    /** The setting without which HTML in Markdown is dropped, as a pattern. */
    readonly keepsHtml?: string;
  };
}

const formats = (name: string, ...extensions: readonly string[]): readonly string[] =>
  extensions.map((extension) => `${name}.${extension}`);
const scripts = ['ts', 'mts', 'js', 'mjs', 'cjs'];

const hugo = {
  name: 'Hugo',
  build: 'hugo',
  program: 'hugo',
  output: 'public',
  settings: { output: 'publishDir', address: 'baseURL' },
  sources: {
    folder: 'content',
    home: /(^|\/)_?index$/,
    setting: 'url',
    joinsLetters: true,
    keepsHtml: '[\\w.]*\\bunsafe',
  },
};
const mkdocs = {
  output: 'site',
  settings: { output: 'site_dir', address: 'site_url' },
  sources: { folder: 'docs', home: /(^|\/)(index|README)$/, joinsLetters: true },
};
const sphinx = {
  name: 'Sphinx',
  program: 'sphinx-build',
  settings: { address: 'html_baseurl' },
};
const jekyll = {
  name: 'Jekyll',
  files: formats('_config', 'yml', 'yaml', 'toml'),
  output: '_site',
  settings: { output: 'destination', address: 'url' },
  sources: { exclude: ['**/_*/**', 'vendor/**', '**/README.md'], setting: 'permalink' },
};
const docsify = { name: 'Docsify', content: /\$docsify\b/, build: undefined };
const rendered = { isRendered: true };

export const generators: readonly Generator[] = [
  { ...hugo, files: formats('hugo', 'toml', 'yaml', 'yml', 'json') },
  {
    ...hugo,
    // Its name until 0.110, which Zola has, too.
    files: formats('config', 'toml', 'yaml', 'yml', 'json'),
    content: /\b(?:baseURL|languageCode)\b/i,
  },
  {
    ...mkdocs,
    name: 'MkDocs',
    files: formats('mkdocs', 'yml', 'yaml'),
    build: 'mkdocs build',
    program: 'mkdocs',
  },
  {
    ...mkdocs,
    name: 'Zensical',
    files: ['zensical.toml'],
    build: 'zensical build',
    program: 'zensical',
  },
  {
    ...sphinx,
    files: ['conf.py'],
    build: 'sphinx-build . _build/html',
    output: '_build/html',
    sources: { exclude: ['_build/**'] },
  },
  {
    ...sphinx,
    files: ['docs/conf.py'],
    build: 'sphinx-build docs docs/_build/html',
    output: 'docs/_build/html',
    sources: { folder: 'docs', exclude: ['_build/**'] },
  },
  {
    ...sphinx,
    files: ['source/conf.py'],
    build: 'make html',
    output: 'build/html',
    sources: { folder: 'source' },
  },
  { ...jekyll, beside: 'Gemfile', build: 'bundle exec jekyll build', program: 'bundle' },
  { ...jekyll, build: 'jekyll build', program: 'jekyll' },
  {
    name: 'Eleventy',
    files: ['.eleventy.js', ...formats('eleventy.config', ...scripts)],
    build: 'npx @11ty/eleventy',
    program: 'eleventy',
    output: '_site',
    settings: { output: 'output' },
    sources: { exclude: ['**/_*/**', '**/README.md'], setting: 'permalink' },
  },
  {
    name: 'mdBook',
    files: ['book.toml'],
    build: 'mdbook build',
    program: 'mdbook',
    output: 'book',
    settings: { output: 'build-dir' },
    sources: { folder: 'src', home: /(^|\/)(index|README)$/, exclude: ['**/SUMMARY.md'] },
  },
  {
    name: 'Antora',
    files: formats('antora-playbook', 'yml', 'yaml'),
    build: 'npx antora antora-playbook.yml',
    program: 'antora',
    output: 'build/site',
    settings: { output: 'dir', address: 'url' },
  },
  // Renders pages in the browser: its one HTML file is its source.
  { ...docsify, files: ['index.html'], output: '.', sources: rendered },
  {
    ...docsify,
    files: ['docs/index.html'],
    output: 'docs',
    sources: { folder: 'docs', ...rendered },
  },
];

/** A generator, as a site has set it up. */
export interface FoundGenerator extends Generator {
  /** As its configuration names it. */
  readonly address: string | undefined;
  /** HTML in Markdown is no part of its pages. */
  readonly dropsHtml: boolean;
}

/**
 * Finds the generator of a folder by its configuration.
 *
 * @param folder with the configuration
 * @returns how it is built; undefined if there is none that is known
 */
export function findGenerator(folder: string): FoundGenerator | undefined {
  for (const generator of generators) {
    const { files, content, beside, settings = {}, sources } = generator;
    if (beside !== undefined && !existsSync(join(folder, beside))) continue;
    for (const file of files) {
      const path = join(folder, file);
      if (!existsSync(path)) continue;
      const text = readFileSync(path, 'utf8');
      if (content && !content.test(text)) continue;
      return {
        ...generator,
        output: readSetting(text, settings.output) ?? generator.output,
        address: readSetting(text, settings.address),
        dropsHtml: isOff(sources?.keepsHtml, folder, text),
      };
    }
  }
  return undefined;
}

/** Hugo reads a folder of settings, too. */
function isOff(setting: string | undefined, folder: string, text: string): boolean {
  if (setting === undefined) return false;
  const others = join(folder, 'config');
  const files = existsSync(others)
    ? readdirSync(others, { encoding: 'utf8', recursive: true })
    : [];
  return [
    text,
    ...files
      .filter((file) => /\.(?:toml|ya?ml|json)$/.test(file))
      .map((file) => readFileSync(join(others, file), 'utf8')),
  ].every((each) => readSetting(each, setting) !== 'true');
}
