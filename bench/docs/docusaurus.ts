import { cpSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocsHost } from './host.ts';
import { settings } from './settings.ts';
import { packageFile, versionsOf, writeFiles } from './write-files.ts';

const hooli = join(import.meta.dirname, '../../examples/hooli');
const from = pathToFileURL(join(hooli, 'package.json')).href;

/** Docusaurus with its classic preset and the faster of its two bundlers. */
export const docusaurus: DocsHost = {
  name: 'Docusaurus',
  versions: versionsOf({ Docusaurus: '@docusaurus/core', React: 'react' }, from),
  place: join(hooli, '.sites/bench'),
  write(folder, pages, isPersonal) {
    const line = (text: string): string => (isPersonal ? text : '');
    if (isPersonal) installPackage(dirname(folder), '@bookplate/docusaurus');
    writeFiles(folder, {
      'package.json': JSON.stringify({ private: true }),
      'docusaurus.config.mjs': `${line("import { withBookplate } from '@bookplate/docusaurus';")}
const config = {
  title: 'Docs',
  url: 'https://docs.foo.com',
  baseUrl: '/',
  trailingSlash: true,
  future: { v4: { removeLegacyPostBuildHeadAttribute: true }, faster: true },
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
};
export default ${isPersonal ? 'withBookplate(config)' : 'config'};`,
      ...(isPersonal && { 'bookplate.json': settings }),
      'docs/index.mdx': '---\nslug: /\ntitle: Docs\n---\n\nWelcome.\n',
      ...Object.fromEntries(
        pages.map(({ path, title, frontMatter, text }) => [
          `docs/${path}.mdx`,
          `---\ntitle: ${title}\n${frontMatter}---\n\n${text}\n`,
        ]),
      ),
    });
  },
  command: [packageFile('@docusaurus/core', 'bin/docusaurus.mjs', from), 'build'],
  output: 'build',
  ending: '/',
  leftovers: ['build', '.docusaurus', 'node_modules'],
  page(folder, { path }) {
    const html = readFileSync(join(folder, 'build', path, 'index.html'), 'utf8');
    const assets = html.matchAll(/(?:href|src)="?(\/assets\/[^"\s>]+\.(?:css|js))/g);
    return {
      html,
      assets: Array.from(new Set(Array.from(assets, ([, asset = '']) => asset)), (asset) =>
        join(folder, 'build', asset),
      ),
    };
  },
};

/**
 * Copies a package of Bookplate and those of ours it depends on, as they are installed: the bundler puts what comes from
 * a linked folder into separate chunks, which no site has.
 */
function installPackage(folder: string, id: string): void {
  const source = realpathSync(packageFile(id, '.'));
  const target = join(folder, 'node_modules', id);
  rmSync(target, { recursive: true, force: true });
  cpSync(source, target, { recursive: true, filter: (path) => !/[\\/]node_modules$/.test(path) });
  const { dependencies = {} } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  for (const dependency of Object.keys(dependencies))
    if (dependency.startsWith('@bookplate/')) installPackage(folder, dependency);
}
