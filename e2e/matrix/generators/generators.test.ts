import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  applyAndServe,
  keepsItsPromises,
  machineFilesWith,
  secret,
} from '../../lib/applied-site.ts';
import { useBrowser } from '../../lib/browser.ts';
import { buildSite } from '../../lib/built-site.ts';
import type { Command } from '../../lib/run-build.ts';
import { startSite } from '../../lib/site.ts';
import type { PromiseName } from '../../hosts/contract/contract-host.ts';
import { hostsTableFile, writeHostsTable } from '../../hosts/contract/hosts-table.ts';
import { recipeOf } from './recipes.ts';

/* Every recipe of the documentation: built by its generator, applied, and read in a browser. */

const { visitor } = useBrowser();

/** What a theme has, where the generator comes with none. */
function themePage(title: string, include: string, links: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
${include}
</head>
<body>
<nav><ul><li><a href="/">Home</a></li>${links}</ul></nav>
<main><h1>${title}</h1>${content}</main>
</body>
</html>
`;
}

const hugoPage = themePage(
  '{{ .Title }}',
  '{{ partial "bookplate.html" . }}',
  '{{ range site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}',
  '{{ .Content }}',
);

interface Generator {
  readonly name: string;
  /** How to install it, where it is missing. */
  readonly install: string;
  readonly version: Command;
  /** Beside those of the recipe. */
  readonly files: Readonly<Record<string, string>>;
  readonly admin: string;
  /** In the place of the recipe's own command, where npx would fetch one. */
  readonly program?: Command;
  readonly place?: string;
  /** Files for machines that the generator writes, and that must have been cleaned. */
  readonly machines: readonly string[];
}

const eleventy = join(import.meta.dirname, 'eleventy');

const generators: readonly Generator[] = [
  {
    name: 'Hugo',
    install: 'apt-get install hugo',
    version: ['hugo', 'version'],
    files: {
      'config.toml':
        "baseURL = 'https://docs.foo.com/'\ntitle = 'Docs'\n[outputs]\nhome = ['HTML', 'RSS', 'JSON']\n",
      'layouts/_default/single.html': hugoPage,
      'layouts/_default/list.html': hugoPage,
      'layouts/index.json':
        '[{{ range $i, $p := site.RegularPages }}{{ if $i }},{{ end }}{{ dict "title" .Title "permalink" .RelPermalink "content" .Plain | jsonify }}{{ end }}]',
    },
    admin: '/admin-guide/',
    machines: ['index.json', 'index.xml', 'sitemap.xml'],
  },
  {
    name: 'MkDocs Material',
    install: 'apt-get install mkdocs-material',
    version: ['mkdocs', '--version'],
    files: {},
    admin: '/admin-guide/',
    machines: ['search/search_index.json', 'sitemap.xml', 'sitemap.xml.gz'],
  },
  {
    name: 'Sphinx',
    install: 'apt-get install python3-sphinx',
    version: ['sphinx-build', '--version'],
    files: {},
    admin: '/admin-guide.html',
    machines: ['searchindex.js', 'objects.inv'],
  },
  {
    name: 'Jekyll',
    install: 'apt-get install jekyll',
    version: ['jekyll', '--version'],
    files: {
      '_config.yml': 'title: Docs\nurl: https://docs.foo.com\n',
      '_layouts/default.html': themePage(
        '{{ page.title }}',
        '{% include bookplate.html %}',
        '{% for item in site.pages %}{% if item.title %}<li><a href="{{ item.url }}">{{ item.title }}</a></li>{% endif %}{% endfor %}',
        '{{ content }}',
      ),
      'search.json':
        '---\n---\n[{% for item in site.pages %}{% if item.title %}{ "url": {{ item.url | jsonify }}, "title": {{ item.title | jsonify }}, "content": {{ item.content | strip_html | jsonify }} },{% endif %}{% endfor %}{}]\n',
    },
    admin: '/admin-guide.html',
    machines: ['search.json'],
  },
  {
    name: 'Eleventy',
    install: 'npm ci --ignore-scripts in e2e/matrix/generators/eleventy',
    version: [join(eleventy, 'node_modules/.bin/eleventy'), '--version'],
    files: {
      '_includes/default.liquid': themePage(
        '{{ title }}',
        '{% include "bookplate.liquid" %}',
        '{% for item in collections.all %}<li><a href="{{ item.url }}">{{ item.data.title }}</a></li>{% endfor %}',
        '{{ content }}',
      ),
      'sitemap.liquid':
        '---\npermalink: /sitemap.xml\neleventyExcludeFromCollections: true\n---\n<urlset>{% for item in collections.all %}<url><loc>https://docs.foo.com{{ item.url }}</loc></url>{% endfor %}</urlset>\n',
    },
    admin: '/admin-guide/',
    program: [join(eleventy, 'node_modules/.bin/eleventy')],
    place: eleventy,
    machines: ['sitemap.xml'],
  },
];

/** What every site promises, whichever generator writes it. */
const promised: readonly PromiseName[] = [
  'fallback in the HTML',
  'first frame of a second visit',
  'gated page',
  'gated entry',
  'public files',
  'sample',
];
const seen = new Map<string, ReadonlyMap<PromiseName, string>>();

test.each(generators.map((generator) => [generator.name, generator] as const))(
  'the recipe for %s makes a site that keeps the promises of every site',
  async (name, { install, version, files, admin, program, place, machines }) => {
    const [command, ...argv] = version;
    const { error, stdout } = spawnSync(command, argv, { encoding: 'utf8' });
    if (error) throw new Error(`Found no ${command}. Install it: ${install}.`);
    process.stdout.write(`${name}: ${stdout.trim()}\n`);

    const recipe = recipeOf(name);
    const build = program ?? (recipe.build as unknown as Command);
    const all = { ...recipe.files, ...files };
    const built = await buildSite(build, all, undefined, place && join(place, '.cache'));
    expect(built.code, built.output).toBe(0);

    const site = await startSite();
    const folder = join(built.folder, recipe.output);
    const events = applyAndServe(folder, site);
    for (const file of machines) expect(events).toContainEqual({ type: 'output', file });
    expect(machineFilesWith(folder, secret, 'admin-guide')).toEqual([]);
    await keepsItsPromises(await visitor(), site, { home: '/', admin });
    seen.set(name, new Map(promised.map((each) => [each, 'yes'])));
  },
);

test('the table of the documentation says what was seen of each generator', async () => {
  await expect(writeHostsTable(seen)).toMatchFileSnapshot(hostsTableFile);
});
