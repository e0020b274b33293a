import { withBookplate } from '@bookplate/docusaurus';
import { filterOpenApi } from '@bookplate/openapi';
import type { Config, Plugin } from '@docusaurus/types';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { themes } from 'prism-react-renderer';
import { parse } from 'yaml';

const config: Config = {
  title: 'Hooli docs',
  tagline: 'Weather control for everyone',
  url: 'http://hooli.localhost:4351',
  baseUrl: '/docs/',
  trailingSlash: true,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  // `faster` needs this one; the layers of v4 would need the browsers named at the top of the repository.
  future: { v4: { removeLegacyPostBuildHeadAttribute: true }, faster: true },
  favicon: 'globe.svg',
  presets: [
    [
      'classic',
      {
        docs: {
          path: 'content',
          routeBasePath: '/',
          sidebarPath: './sidebars.ts',
          docItemComponent: '@theme/ApiItem',
        },
        blog: {
          blogTitle: 'What is new',
          blogSidebarCount: 'ALL',
          onUntruncatedBlogPosts: 'ignore',
        },
        theme: { customCss: './src/css/hooli.css' },
      },
    ],
  ],
  plugins: [
    [
      'docusaurus-plugin-openapi-docs',
      {
        id: 'openapi',
        docsPluginId: 'classic',
        config: {
          weather: {
            specPath: 'openapi.yaml',
            outputDir: 'content/api',
            downloadUrl: '/docs/openapi.json',
            sidebarOptions: { groupPathsBy: 'tag', categoryLinkSource: 'tag' },
          },
        },
      },
    ],
    publicSpec,
  ],
  themes: ['docusaurus-theme-openapi-docs'],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    navbar: {
      title: 'Hooli docs',
      // With its size, so that nothing moves when it arrives.
      logo: { alt: '', src: 'globe.svg', width: 32, height: 32 },
      items: [
        { type: 'docSidebar', sidebarId: 'docs', label: 'Docs', position: 'left' },
        { to: '/blog', label: 'What is new', position: 'left' },
        { to: '/status', label: 'Status', position: 'left' },
      ],
    },
    footer: { copyright: 'Hooli. The sun is always ours.' },
    prism: {
      theme: themes.github,
      darkTheme: themes.palenight,
      additionalLanguages: ['bash', 'json'],
    },
    languageTabs: [
      { language: 'curl', highlight: 'bash', logoClass: 'curl' },
      { language: 'javascript', highlight: 'javascript', logoClass: 'javascript' },
      { language: 'python', highlight: 'python', logoClass: 'python' },
    ],
  },
};

/** The API description to download, as everyone sees it. */
function publicSpec(): Plugin {
  return {
    name: 'public-spec',
    postBuild: async ({ outDir, siteDir }) => {
      const spec = parse(await readFile(join(siteDir, 'openapi.yaml'), 'utf8')) as object;
      await writeFile(join(outDir, 'openapi.json'), JSON.stringify(filterOpenApi(spec, null)));
    },
  };
}

export default withBookplate(config);
