import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runBookplate } from '../../lib/bookplate-command.ts';
import { buildSite } from '../../lib/built-site.ts';
import { runBuild } from '../../lib/run-build.ts';
import { contextsOf } from '../../lib/everything-kept.ts';

/*
 * A site with all that Bookplate has for authors, without it: it builds, and what was gated is not published. What
 * `remove` cannot do, it names, and the test does by hand.
 */

const urls = [
  '--api',
  'https://dash.foo.com/api/docs/user-info',
  '--login',
  'https://dash.foo.com/login',
];

/** All that a build wrote, in one text. */
function published(folder: string): string {
  const files = globSync('dist/**/*.{html,js,xml,json}', { cwd: folder });
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

function change(folder: string, file: string, before: string | RegExp, after: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(before);
  writeFileSync(path, text.replace(before, after));
}

const page = `
Hello, {user.firstName ?? 'reader'}!

{user.plan === 'enterprise' ? <b>condition-markword</b> : <i>Upgrade</i>}

<Groups any={['admin']}>
  group-markword [Admin](/admin-guide/)
</Groups>

<p data-bookplate-groups="admin">attribute-markword</p>

<p data-bookplate-show="identified">shown-markword</p>

<KeyChoice />

## Of {user.firstName ?? 'you'} and others

\`\`\`sh user title="a"
curl {user.org.slug ?? 'your-org'} {playground.header['X-Key'] ?? 'YOUR_KEY'} \\{user.own}
\`\`\`
`;
const sample = "```sh user\necho {user.plan ?? 'free'}\n```\n";

test('a Starlight site builds without Bookplate, and publishes nothing that was gated', async () => {
  const starlight = {
    'package.json':
      '{ "dependencies": { "@astrojs/starlight": "0.42.4", "astro": "7.3.3", "@bookplate/starlight": "0.1.0" } }',
    'astro.config.mjs': `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  integrations: [starlight({ title: 'Docs', sidebar: ['guide', 'admin-guide'] })],
});
`,
    'src/content.config.ts': `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
    'src/content/docs/index.mdx': `---\ntitle: Home\n---\n${page}`,
    'src/content/docs/guide.md': `---\ntitle: Guide\n---\n\n[Admin](/admin-guide/)\n\n${sample}`,
    'src/content/docs/admin-guide.mdx':
      "---\ntitle: Admin\ngroups: ['admin']\n---\n\npage-markword {user.a}\n",
    'src/content/docs/nested/staff.md': '---\ntitle: Staff\ngroups: []\n---\n\nstaff-markword\n',
  };
  const { folder } = await buildSite(['node', '--version'], starlight);
  expect(await runBookplate(folder, 'init', '--yes', ...urls)).toMatchObject({ code: 0 });
  const withIt = await runBuild(['astro', 'build'], folder);
  expect(withIt.output).toContain('Complete!');

  const { code, output } = await runBookplate(folder, 'remove', '--yes');
  expect(output).toContain('admin-guide.mdx  for admin; becomes a draft');
  expect(output).toContain('nested/staff.md  for nobody; becomes a draft');
  for (const part of ['index.mdx:9:1', 'index.mdx:13:1', 'index.mdx:15:1'])
    expect(output).toContain(`${part}  a part`);
  const [, left = ''] = output.split('Left to do by hand:');
  expect(left).toContain("astro.config.mjs:5:64: 'admin-guide' is a draft now");
  expect(left).toContain('src/content/docs/guide.md:5:1: a link to /admin-guide/, a draft now');
  expect(code).toBe(1);
  change(folder, 'astro.config.mjs', ", 'admin-guide'", '');

  const without = await runBuild(['astro', 'build'], folder);
  expect(without.output).toContain('Complete!');
  const all = published(folder);
  expect(contextsOf('markword', all)).toEqual([]);
  expect(contextsOf('bookplate', all)).toEqual([]);
  expect(all).toContain('Hello, reader!');
  expect(all).toContain('YOUR_KEY');
  expect(all).toContain('{user.own}');
  expect(all).not.toContain('user.plan');
  expect(existsSync(join(folder, 'dist/admin-guide'))).toBe(false);
});

test('a Vite site builds without Bookplate, and says which components still need it', async () => {
  const vite = {
    'package.json':
      '{ "type": "module", "dependencies": { "@mdx-js/rollup": "3.1.1", "react": "19.3.1", "vite": "8.3.8", "@bookplate/vite": "0.1.0" } }',
    'vite.config.js': `import mdx from '@mdx-js/rollup';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  build: { minify: false },
  plugins: [{ enforce: 'pre', ...mdx() }, react({ include: /\\.(mdx|jsx)$/ })],
});
`,
    'index.html':
      '<!doctype html><html><head><title>Docs</title></head><body><div id="root"></div><script type="module" src="/src/main.jsx"></script></body></html>',
    'src/main.jsx': `import { createRoot } from 'react-dom/client';
import { Corner } from './corner.jsx';
import Page from './page.mdx';
createRoot(document.getElementById('root')).render(<><Corner /><Page /></>);
`,
    'src/corner.jsx': `import { BookplateText } from '@bookplate/vite/react';
export const Corner = () => <BookplateText value="user.firstName" fallback="you" />;
`,
    'src/page.mdx': page,
  };
  const { folder } = await buildSite(['node', '--version'], vite);
  expect(await runBookplate(folder, 'init', '--yes', ...urls)).toMatchObject({ code: 0 });
  expect(await runBuild(['vite', 'build'], folder)).toMatchObject({ code: 0 });
  expect(published(folder)).toContain('bookplate');

  const { code, output } = await runBookplate(folder, 'remove', '--yes');
  const [, left = ''] = output.split('Left to do by hand:');
  expect(left).toContain(
    "src/corner.jsx:1:1: import { BookplateText } from '@bookplate/vite/react'",
  );
  expect(code).toBe(1);
  writeFileSync(join(folder, 'src/corner.jsx'), 'export const Corner = () => <i>you</i>;\n');

  expect(await runBuild(['vite', 'build'], folder)).toMatchObject({ code: 0 });
  const all = published(folder);
  expect(all).not.toMatch(/markword|bookplate/i);
  expect(all).toContain('YOUR_KEY');
});
