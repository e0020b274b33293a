import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program that writes finished HTML, to which `bookplate apply` is applied after each build. */
export interface Generator {
  readonly name: string;
  /** Its configuration, by the names that it may have. */
  readonly files: readonly string[];
  /** What the file must contain, where other programs have one of the same name. */
  readonly content?: RegExp;
  /** The command that builds the site. */
  readonly build: string;
  /** The folder that it writes, by default. */
  readonly output: string;
}

const formats = (name: string, ...extensions: readonly string[]): readonly string[] =>
  extensions.map((extension) => `${name}.${extension}`);
const scripts = ['ts', 'mts', 'js', 'mjs', 'cjs'];

export const generators: readonly Generator[] = [
  {
    name: 'Hugo',
    files: formats('hugo', 'toml', 'yaml', 'yml', 'json'),
    build: 'hugo',
    output: 'public',
  },
  {
    // Its name until 0.110, which Zola has, too.
    name: 'Hugo',
    files: formats('config', 'toml', 'yaml', 'yml', 'json'),
    content: /\b(?:baseURL|languageCode)\b/i,
    build: 'hugo',
    output: 'public',
  },
  {
    name: 'MkDocs',
    files: formats('mkdocs', 'yml', 'yaml'),
    build: 'mkdocs build',
    output: 'site',
  },
  { name: 'Zensical', files: ['zensical.toml'], build: 'zensical build', output: 'site' },
  {
    name: 'Sphinx',
    files: ['conf.py'],
    build: 'sphinx-build . _build/html',
    output: '_build/html',
  },
  {
    name: 'Sphinx',
    files: ['docs/conf.py'],
    build: 'sphinx-build docs docs/_build/html',
    output: 'docs/_build/html',
  },
  {
    name: 'Sphinx',
    files: ['source/conf.py'],
    build: 'make html',
    output: 'build/html',
  },
  {
    name: 'Jekyll',
    files: formats('_config', 'yml', 'yaml', 'toml'),
    build: 'bundle exec jekyll build',
    output: '_site',
  },
  {
    name: 'Eleventy',
    files: ['.eleventy.js', ...formats('eleventy.config', ...scripts)],
    build: 'npx @11ty/eleventy',
    output: '_site',
  },
  { name: 'mdBook', files: ['book.toml'], build: 'mdbook build', output: 'book' },
  {
    name: 'Antora',
    files: formats('antora-playbook', 'yml', 'yaml'),
    build: 'npx antora antora-playbook.yml',
    output: 'build/site',
  },
  {
    name: 'Rspress',
    files: formats('rspress.config', ...scripts),
    build: 'npx rspress build',
    output: 'doc_build',
  },
];

/**
 * Finds the generator of a folder by its configuration.
 *
 * @param folder with the configuration
 * @returns how it is built; undefined if there is none that is known
 */
export function findGenerator(folder: string): Generator | undefined {
  return generators.find(({ files, content }) =>
    files.some((file) => {
      const path = join(folder, file);
      return existsSync(path) && (!content || content.test(readFileSync(path, 'utf8')));
    }),
  );
}
