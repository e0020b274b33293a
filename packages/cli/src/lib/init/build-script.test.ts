import { expect, test } from 'vitest';
import { buildScript } from './build-script.ts';

const named = (program: string, scripts: Readonly<Record<string, string>>): string | undefined =>
  buildScript(
    {
      folder: '/docs',
      dependencies: new Map(),
      scripts: new Map(Object.entries(scripts)),
      text: '',
    },
    program,
  );

test.each([
  ['vitepress', 'vitepress build docs'],
  ['astro', 'astro check && astro build'],
  ['next', "NODE_OPTIONS='--a --b' npx next build"],
  ['docusaurus', 'npm run clean && docusaurus build'],
  ['mkdocs', 'poetry run mkdocs -q build --strict'],
  ['mkdocs', 'python3 -m mkdocs build'],
  ['bundle', 'bundle exec jekyll build'],
  ['jekyll', 'jekyll build'],
  ['mdbook', 'mdbook build'],
  ['sphinx-build', 'sphinx-build -b html docs out'],
  ['sphinx-build', 'make html'],
  ['hugo', 'hugo'],
  ['hugo', './node_modules/.bin/hugo --minify'],
  ['eleventy', 'npm run clean && eleventy'],
  ['eleventy', 'npx @11ty/eleventy --input=docs'],
  ['antora', 'antora antora-playbook.yml'],
])('%s builds with `%s`', (program, command) => {
  expect(named(program, { site: command })).toBe('site');
});

test.each([
  ['docusaurus', 'docusaurus'],
  ['docusaurus', 'docusaurus deploy'],
  ['mkdocs', 'mkdocs gh-deploy --force'],
  ['mkdocs', 'mkdocs build && gh-pages -d site'],
  ['astro', 'astro check'],
  ['next', 'next lint'],
  ['bundle', 'bundle install'],
  ['hugo', 'hugo new posts/a.md'],
  ['hugo', 'hugo server'],
  ['eleventy', 'eleventy --serve'],
  ['eleventy', 'npm install @11ty/eleventy'],
  ['vite', 'vite build --watch'],
  ['vitepress', 'vitepress build && vitepress preview'],
  ['vitepress', 'echo vitepress build'],
])('%s does not build with `%s`', (program, command) => {
  expect(named(program, { site: command })).toBeUndefined();
});

test('takes no script that publishes, by its name or by what npm runs around it', () => {
  const build = 'mkdocs build';
  for (const name of ['deploy', 'docs:publish', 'release', 'gh-pages', 'build:dev'])
    expect(named('mkdocs', { [name]: build })).toBeUndefined();
  expect(named('mkdocs', { build, postbuild: 'gh-pages -d site' })).toBeUndefined();
});

test('prefers the script `build`, then one with `build` in its name, then others', () => {
  const command = 'vitepress build docs';
  const scripts = { site: command, 'docs:build': command, build: command };
  expect(named('vitepress', scripts)).toBe('build');
  expect(named('vitepress', { ...scripts, build: 'tsc' })).toBe('docs:build');
  expect(named('vitepress', { site: command, build: 'tsc' })).toBe('site');
});
