// A Starlight site with a marked word in every field of front matter of gated pages.

const settings = JSON.stringify({
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login',
  docsOrigin: 'https://docs.foo.com',
});
const config = `
import starlight from '@astrojs/starlight';
import { bookplate } from '@bookplate/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({
  site: 'https://docs.foo.com',
  integrations: [starlight({
    title: 'Docs',
    description: 'All of our docs',
    titleDelimiter: '·',
    editLink: { baseUrl: 'https://code.foo.com/edit/' },
    locales: { root: { label: 'English', lang: 'en' }, de: { label: 'Deutsch', lang: 'de' } },
    plugins: [bookplate()],
    sidebar: [{ slug: 'start' }, { slug: 'parts' }, { slug: 'plain' }, { slug: 'plan-b' }],
  })],
});`;
const contentConfig = `
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { bookplateSchema } from '@bookplate/starlight/schema';
import { defineCollection } from 'astro:content';
export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: bookplateSchema() }) }),
};`;

/**
 * Every field of Starlight's front matter that is shown on the page (its `schema.ts`), with a marked word, and the same
 * word where its readers see it; none where only machines do.
 */
export const fields: readonly (readonly [field: string, yaml: string, seen?: string])[] = [
  ['description', 'description: The description-markword of it.'],
  [
    'banner',
    'banner: { content: The banner-markword <a href="/plan-b/">of it</a> }',
    'banner-markword',
  ],
  ['editUrl', 'editUrl: https://code.foo.com/edit-markword/parts.md', 'edit-markword'],
  ['lastUpdated', 'lastUpdated: 2001-02-03', '2001'],
  [
    'sidebar.label',
    'sidebar: { label: The label-markword, badge: badge-markword, attrs: { title: attrs-markword } }',
    'label-markword',
  ],
  ['sidebar.badge', '', 'badge-markword'],
  ['sidebar.attrs', '', 'attrs-markword'],
  ['prev', 'prev: { link: /prev-markword/, label: The prev-markword }', 'prev-markword'],
  ['next', 'next: { link: /next-markword/, label: The next-markword }', 'next-markword'],
  [
    'tableOfContents',
    'tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 4 }',
    'heading-markword',
  ],
  [
    'head',
    `head:
  - { tag: title, content: The title-markword }
  - { tag: meta, attrs: { name: keywords, content: keywords-markword } }
  - { tag: meta, attrs: { property: 'og:title', content: og-title-markword } }
  - { tag: meta, attrs: { property: 'og:image', content: 'https://docs.foo.com/og-markword.png' } }
  - { tag: meta, attrs: { property: 'article:tag', content: tag-markword } }
  - { tag: meta, attrs: { name: 'twitter:description', content: twitter-markword } }
  - { tag: link, attrs: { rel: alternate, type: text/markdown, href: /alternate-markword.md } }
  - { tag: link, attrs: { rel: author, href: /author-markword/ } }
  - { tag: script, attrs: { type: application/ld+json }, content: '{"name":"ld-markword"}' }
  - { tag: noscript, content: noscript-markword }
  - { tag: template, content: template-markword }`,
  ],
];
const hero = `hero:
  title: The hero-title-markword
  tagline: The tagline-markword of it
  image: { html: '<img src="/logo.svg" alt="image-markword">' }
  actions:
    - { text: The action-markword, link: /action-link-markword/, icon: '<svg aria-label="icon-markword"></svg>', attrs: { title: action-attrs-markword } }
    - { text: Plan B, link: /plan-b/ }`;
export const seenInHero: readonly string[] = [
  'hero-title',
  'tagline',
  'image',
  'action',
  'action-link',
  'action-attrs',
  'icon',
];

const gated = "groups: ['admin']";
export const files: Readonly<Record<string, string>> = {
  'bookplate.json': settings,
  'astro.config.mjs': config,
  'src/content.config.ts': contentConfig,
  'src/content/docs/index.md': '---\ntitle: Home\n---\n\nWelcome.\n',
  'src/content/docs/start.md': '---\ntitle: Start\ndescription: How to start.\n---\n\nOpen.\n',
  'src/content/docs/parts.md': `---\ntitle: Parts\n${gated}\n${fields
    .map(([, yaml]) => yaml)
    .filter(Boolean)
    .join('\n')}\n---\n\n## The heading-markword\n\nThe body-markword.\n`,
  'src/content/docs/plain.md': `---\ntitle: Plain\n${gated}\nlastUpdated: 2001-02-03\n---\n\nThe body-markword.\n`,
  'src/content/docs/plan-b.md': `---\ntitle: Plan B\n${gated}\n---\n\nThe body-markword.\n`,
  'src/content/docs/hero.md': `---\ntitle: Hero\n${gated}\ntemplate: splash\n${hero}\n---\n\nThe body-markword.\n`,
  'src/content/docs/de/start.md': `---\ntitle: Anfang\n${gated}\n---\n\nThe body-markword.\n`,
};
