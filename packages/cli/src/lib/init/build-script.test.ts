import { expect, test } from 'vitest';
import { generators } from '@bookplate/lint/generators';
import { buildScript, outputOf, planScript } from './build-script.ts';
import type { Manifest } from './manifest.ts';

const manifestOf = (scripts: Readonly<Record<string, string>>): Manifest => ({
  folder: '/repository',
  dependencies: new Map(),
  scripts: new Map(Object.entries(scripts)),
  text: JSON.stringify({ scripts }, null, 2),
});
const named = (program: string, scripts: Readonly<Record<string, string>>): string | undefined =>
  buildScript(manifestOf(scripts), program);
const generatorOf = (program: string): (typeof generators)[number] =>
  generators.find((each) => each.program === program)!;

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

test.each([
  ['hugo', 'hugo -d dist --minify', 'dist'],
  ['hugo', 'hugo --destination=../dist', '../dist'],
  ['hugo', 'mkdir -p -d a && hugo -D', 'docs/public'],
  ['mkdocs', 'mkdocs build --site-dir dist', 'dist'],
  ['mkdocs', 'mkdocs build -d "dist/a"', 'dist/a'],
  ['eleventy', 'eleventy --input=a --output=dist', 'dist'],
  ['sphinx-build', 'sphinx-build -d cache docs docs/_build/html', 'docs/_build/html'],
])('the script of %s gets the folder that `%s` writes', (program, build, folder) => {
  const manifest = manifestOf({ build });
  const generator = { ...generatorOf(program), address: undefined };
  const step = planScript('/repository/docs', manifest, generator);
  expect(step).toMatchObject({ file: '../package.json' });
  expect(step).toHaveProperty(
    'after',
    expect.stringMatching(new RegExp(` && bookplate apply ${folder}"`)) as unknown,
  );
  expect(outputOf('/repository/docs', manifest, generator)).toBe(
    folder.startsWith('docs/') ? folder.slice('docs/'.length) : `../${folder}`,
  );
});

test('sees `bookplate apply` behind a build, or in a script that it runs', () => {
  const done = { kind: 'done', file: 'package.json' };
  const hugo = generatorOf('hugo');
  for (const scripts of [
    { build: 'hugo && bookplate apply public' },
    { build: 'hugo', postbuild: 'bookplate apply public' },
    { build: 'hugo && npm run apply', apply: 'bookplate apply public' },
  ])
    expect(planScript('/repository', manifestOf(scripts), hugo)).toEqual(done);
  expect(
    planScript('/repository', manifestOf({ build: 'hugo', dev: 'bookplate apply --watch' }), hugo),
  ).toMatchObject({ kind: 'change' });
});

test('adds nothing to a script that leaves its folder', () => {
  const manifest = manifestOf({ build: 'cd site && hugo' });
  expect(planScript('/repository', manifest, generatorOf('hugo'))).toBeUndefined();
});
