import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runBookplate } from '../../lib/bookplate-command.ts';
import { runBuild } from '../../lib/run-build.ts';
import { sitesFolder } from '../../lib/docusaurus.ts';

const config = `
/** @type {import('@docusaurus/types').Config} */
const config = {
  title: 'Docs',
  url: 'https://docs.foo.com',
  baseUrl: '/',
  onBrokenLinks: 'throw',
  future: { v4: { removeLegacyPostBuildHeadAttribute: true }, faster: true },
  i18n: { defaultLocale: 'en', locales: ['en', 'fr'] },
  presets: [['classic', {
    docs: { routeBasePath: '/', sidebarPath: './sidebars.js', lastVersion: 'current' },
    blog: { onInlineTags: 'ignore', onInlineAuthors: 'ignore', onUntruncatedBlogPosts: 'ignore' },
  }]],
  themeConfig: { navbar: { items: [
    { to: '/guide', label: 'Guide' },
    { to: '/admin', label: 'Admin' },
  ] } },
};

export default config;
`;
const text =
  "Hello, {user.firstName ?? 'reader'}! <Groups any={['admin']}>group-markword</Groups>\n";
const gated = "---\ngroups: ['admin']\n---\n\nThe page-markword of {user.firstName}.\n";

const files: Readonly<Record<string, string>> = {
  'package.json':
    '{ "private": true, "dependencies": { "@docusaurus/core": "3.10.2", "@bookplate/docusaurus": "0.1.0" } }',
  'docusaurus.config.js': config,
  'sidebars.js': "export default { docs: ['home', 'guide', 'admin'] };\n",
  'docs/home.mdx': `---\nslug: /\n---\n\nimport Part from './_part.mdx';\n\n# Home\n\n${text}\n<Part />\n`,
  'docs/_part.mdx': 'Of {user.plan ?? "a plan"}.\n',
  'docs/guide.md': `# Guide\n\n${text}\nSee [it](./admin.md).\n`,
  'docs/admin.md': gated,
  'blog/2001-02-03-post.md': gated,
  'blog/2002-02-03-open.mdx': `---\ntitle: Open\n---\n\n${text}`,
  'src/pages/page.mdx': gated,
  'versions.json': '["1.0"]',
  'versioned_sidebars/version-1.0-sidebars.json': '{ "docs": ["home", "admin"] }',
  'versioned_docs/version-1.0/home.mdx': `---\nslug: /\n---\n\n# Old\n\n${text}`,
  'versioned_docs/version-1.0/admin.md': gated,
  'i18n/fr/docusaurus-plugin-content-docs/current/home.mdx': `---\nslug: /\n---\n\n# Maison\n\n${text}`,
  'i18n/fr/docusaurus-plugin-content-docs/current/admin.md': gated,
};
const urls = ['--api', 'https://dash.foo.com/me', '--login', 'https://dash.foo.com/login'];

test('a Docusaurus site builds without Bookplate, and publishes nothing that was gated', async () => {
  mkdirSync(sitesFolder, { recursive: true });
  const folder = mkdtempSync(join(sitesFolder, 'remove-'));
  onTestFinished(() => rmSync(folder, { recursive: true, maxRetries: 5 }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const change = (file: string, before: string, after: string): void => {
    const source = readFileSync(join(folder, file), 'utf8');
    expect(source).toContain(before);
    writeFileSync(join(folder, file), source.replace(before, after));
  };
  expect(await runBookplate(folder, 'init', '--yes', ...urls)).toMatchObject({ code: 0 });

  const { code, output } = await runBookplate(folder, 'remove', '--yes');
  const pages = Object.keys(files).filter((name) => files[name] === gated);
  for (const page of pages)
    expect(output).toContain(`  ${page}  for admin; becomes a draft, which is not published`);
  const [, left = ''] = output.split('Left to do by hand:');
  expect(left).toMatch(/docusaurus\.config\.js:\d+:11: '\/admin' is a draft now/);
  expect(left).toContain('docs/guide.md:5:5: a link to ./admin.md, a draft now');
  expect(code).toBe(1);
  change('docusaurus.config.js', "    { to: '/admin', label: 'Admin' },\n", '');
  change('docs/guide.md', 'See [it](./admin.md).', '');

  const built = await runBuild(['docusaurus', 'build'], folder);
  expect(built.output).toContain('Generated static files');
  expect(built.code).toBe(0);
  const all = globSync('build/**/*.{html,js,xml,json}', { cwd: folder })
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  expect(all).toContain('Hello, reader!');
  expect(all).not.toMatch(/markword|bookplate/i);
}, 200_000);
