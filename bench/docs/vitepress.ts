import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocsHost } from './host.ts';
import { settings } from './settings.ts';
import { packageFile, versionsOf, writeFiles } from './write-files.ts';

const project = join(import.meta.dirname, '../../e2e/vitepress');
const from = pathToFileURL(join(project, 'package.json')).href;

const personal = `Hello, {{ user.firstName ?? 'reader' }}. You are on the plan {{ user.plan ?? 'free' }}.

<p v-if="user.plan === 'enterprise'">Your support answers within an hour.</p>
<p v-else>Upgrade for support.</p>

<a :href="user.org.url ?? '/orgs'" target="_self">Your organisation</a>

<Groups :any="['admin']">

Only admins invite people.

</Groups>`;

/** VitePress with its theme, the sidebar of all pages and the local search. */
export const vitepress: DocsHost = {
  name: 'VitePress',
  versions: versionsOf({ VitePress: 'vitepress', Vue: 'vue' }, from),
  place: join(project, '.cache/bench'),
  texts: {
    personal,
    anonymous: `<script setup>
const user = { org: {} };
</script>

${personal.replace(/<Groups.*>/, '<div>').replace('</Groups>', '</div>')}`,
  },
  write(folder, pages, isPersonal) {
    const sidebar = pages.map(({ path, title }) => ({ text: title, link: `/${path}` }));
    const config = `{
  title: 'Docs',
  themeConfig: { search: { provider: 'local' }, sidebar: ${JSON.stringify(sidebar)} },
}`;
    writeFiles(folder, {
      'package.json': JSON.stringify({ private: true, type: 'module' }),
      '.vitepress/config.js': isPersonal
        ? `import { withBookplate } from '@bookplate/vitepress';
export default withBookplate(${config});`
        : `export default ${config};`,
      ...(isPersonal && { 'bookplate.json': settings }),
      'index.md': '# Docs\n\nWelcome.\n',
      ...Object.fromEntries(
        pages.map(({ path, title, frontMatter, text }) => [
          `${path}.md`,
          `---\n${frontMatter}---\n\n# ${title}\n\n${text}\n`,
        ]),
      ),
    });
  },
  command: [packageFile('vitepress', 'bin/vitepress.js', from), 'build', '.'],
  output: '.vitepress/dist',
  ending: '.html',
  leftovers: ['.vitepress/dist', '.vitepress/cache', '.vitepress/.temp'],
  page(folder, { path }) {
    const dist = join(folder, '.vitepress/dist');
    const html = readFileSync(join(dist, `${path}.html`), 'utf8');
    const assets = html.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js))"/g);
    return {
      html,
      assets: Array.from(new Set(Array.from(assets, ([, asset = '']) => asset)), (asset) =>
        join(dist, asset),
      ),
    };
  },
};
