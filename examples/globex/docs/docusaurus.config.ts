import { withBookplate } from '@bookplate/docs/docusaurus';
import type { Config } from '@docusaurus/types';

const config: Config = {
  title: 'Globex docs',
  tagline: 'Weather control for everyone',
  url: 'http://globex.localhost:4321',
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
        docs: { path: 'content', routeBasePath: '/', sidebarPath: './sidebars.ts' },
        blog: {
          blogTitle: 'What is new',
          blogSidebarCount: 'ALL',
          onUntruncatedBlogPosts: 'ignore',
        },
        theme: { customCss: './src/css/globex.css' },
      },
    ],
  ],
  themeConfig: {
    navbar: {
      title: 'Globex docs',
      logo: { alt: '', src: 'globe.svg' },
      items: [
        { type: 'docSidebar', sidebarId: 'docs', label: 'Docs', position: 'left' },
        { to: '/blog', label: 'What is new', position: 'left' },
        { to: '/status', label: 'Status', position: 'left' },
      ],
    },
    footer: { copyright: 'Globex. The sun is always ours.' },
    prism: { additionalLanguages: ['bash', 'json'] },
  },
};

export default withBookplate(config);
