import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { type BuiltSite, buildSite } from '../lib/built-site.ts';
import { contextsOf } from '../lib/everything-kept.ts';
import { serveBuild, toldBy } from '../lib/told-by-page.ts';

const { visitor } = useBrowser();

const settings = JSON.stringify({
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login',
  docsOrigin: 'https://docs.foo.com',
});
const config = `
import starlight from '@astrojs/starlight';
import { bookplate } from '@bookplate/docs/starlight';
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
import { bookplateSchema } from '@bookplate/docs/starlight-schema';
import { defineCollection } from 'astro:content';
export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: bookplateSchema() }) }),
};`;

/**
 * Every field of Starlight's front matter that comes to be on the page (its `schema.ts`), with a marked word, and the same
 * word where its readers see it; none where only machines do.
 */
const fields: readonly (readonly [field: string, yaml: string, seen?: string])[] = [
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
const seenInHero = [
  'hero-title',
  'tagline',
  'image',
  'action',
  'action-link',
  'action-attrs',
  'icon',
];

const gated = "groups: ['admin']";
const files: Readonly<Record<string, string>> = {
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

describe('Starlight', () => {
  const cleanUp: (() => unknown)[] = [];
  let site: BuiltSite;
  beforeAll(async () => {
    site = await buildSite(['astro', 'build'], files, (clean) => void cleanUp.push(clean as never));
  });
  afterAll(() => cleanUp.forEach((clean) => clean()));

  const told = async (path: string, isAdmin: boolean): Promise<string> => {
    const page = await (await visitor()).openTab();
    const user = isAdmin ? { groups: ['admin'], content: { firstName: 'Ada' } } : null;
    await serveBuild(page, join(site.folder, 'dist'), () => user);
    await page.goto(`https://docs.foo.com${path}`);
    return toldBy(page);
  };

  test('builds', () => {
    expect(site.output).toContain('Complete!');
    expect(site.code).toBe(0);
  });

  test.each(['/parts/', '/plain/', '/hero/', '/de/start/', '/start/', '/', '/de/parts/'])(
    'tells anonymous readers nothing of a gated page on %s',
    async (path) => {
      const text = await told(path, false);
      expect(contextsOf('markword', text)).toEqual([]);
      expect(contextsOf('2001', text)).toEqual([]);
      expect(contextsOf('edit/src/content/docs/plain', text)).toEqual([]);
      expect(contextsOf('plan-b', text)).toEqual([]);
      expect(contextsOf('Plan B', text)).toEqual([]);
    },
  );

  test.each([
    ['/parts/', 'Parts'],
    ['/hero/', 'Hero'],
  ])('keeps the title of %s, on the page and in its head', async (path, title) => {
    const text = await told(path, false);
    expect(text).toContain(`<title>${title} · Docs</title>`);
    expect(text.split('\n').filter((line) => line === title)).toHaveLength(1);
  });

  test.each(fields.flatMap(([field, , seen]) => (seen ? [[field, seen] as const] : [])))(
    'shows %s to the readers of the page',
    async (_field, seen) => {
      expect(await told('/parts/', true)).toContain(seen);
    },
  );

  test('shows the hero to the readers of the page', async () => {
    const text = await told('/hero/', true);
    for (const part of seenInHero) expect(text).toContain(`${part}-markword`);
    expect(text).toContain('Plan B');
    expect(text.split('\n').filter((line) => line === 'Hero')).toHaveLength(0);
  });

  test('names no translation that is gated', () => {
    const html = readFileSync(join(site.folder, 'dist/start/index.html'), 'utf8');
    expect(html).toMatch(/rel="alternate" hreflang="en"/);
    expect(html).not.toMatch(/rel="alternate" hreflang="de"/);
  });

  test('leaves an open page its description', async () => {
    expect(await told('/start/', false)).toContain('content="How to start."');
  });
});
