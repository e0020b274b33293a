import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBrowser } from '../../lib/browser.ts';
import { buildSite, hydrated, sitesFolder } from '../../lib/docusaurus.ts';
import { contextsOf } from '../../lib/everything-kept.ts';
import { serveBuild, toldBy } from '../../lib/told-by-page.ts';

const { visitor } = useBrowser();

const config = `
import { withBookplate } from '@bookplate/docusaurus';
export default withBookplate(
  {
    title: 'Docs',
    url: 'https://docs.foo.com',
    baseUrl: '/',
    onBrokenLinks: 'ignore',
    future: { v4: { removeLegacyPostBuildHeadAttribute: true }, faster: true },
    presets: [['classic', {
      docs: { routeBasePath: '/', editUrl: 'https://code.foo.com/edit/', showLastUpdateAuthor: true, showLastUpdateTime: true },
      blog: { editUrl: 'https://code.foo.com/edit/', showLastUpdateAuthor: true, showLastUpdateTime: true, onInlineTags: 'ignore', onInlineAuthors: 'ignore', onUntruncatedBlogPosts: 'ignore' },
      pages: { editUrl: 'https://code.foo.com/edit/', showLastUpdateAuthor: true, showLastUpdateTime: true },
    }]],
    themeConfig: { image: 'site.png' },
  },
  { apiUrl: 'https://dash.foo.com/api/docs/user-info', loginUrl: 'https://dash.foo.com/login' },
);`;

/** What docs, posts and pages have in common in their front matter, each with a marked word. */
const shared = `groups: ['admin']
description: The description-markword of it.
keywords: [keywords-markword]
image: https://docs.foo.com/image-markword.png
last_update: { date: 2001-02-03, author: updated-markword }`;
/** What of that its readers see; the rest is for machines. */
const seen = ['updated-markword', 'heading-markword', 'body-markword'];
const body = '## The heading-markword\n\nThe body-markword.\n';

const files: Readonly<Record<string, string>> = {
  'package.json': '{"name": "page-parts", "private": true}',
  'docusaurus.config.ts': config,
  'docs/start.md':
    '---\ntitle: Start\nslug: /\ndescription: How to start.\nkeywords: [open]\n---\n\nOpen.\n',
  'docs/group/parts.md': `---
title: Parts
${shared}
tags: [tag-markword]
sidebar_label: The label-markword
sidebar_class_name: class-markword
sidebar_custom_props: { note: props-markword }
pagination_label: The pagination-markword
custom_edit_url: https://code.foo.com/edit-markword/parts.md
toc_max_heading_level: 4
---

${body}`,
  'docs/group/open.md': '---\ntitle: Open\n---\n\nOpen.\n',
  'docs/group/_category_.json': '{"label": "Group", "link": {"type": "generated-index"}}',
  'blog/2001-02-03-post.md': `---
title: Post
title_meta: The title-markword
${shared}
tags: [tag-markword]
sidebar_label: The label-markword
authors: [{ name: author-markword, title: job-markword, url: 'https://author-markword.foo.com', image_url: 'https://docs.foo.com/face-markword.png' }]
---

${body}`,
  'blog/2002-02-03-open.md': '---\ntitle: News\n---\n\nOpen.\n',
  'src/pages/page.md': `---\ntitle: Page\n${shared}\n---\n\n${body}`,
};

let folder: string;
beforeAll(async () => {
  mkdirSync(sitesFolder, { recursive: true });
  folder = mkdtempSync(join(sitesFolder, 'page-parts-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  await buildSite(folder, []);
});
afterAll(() => rmSync(folder, { recursive: true, maxRetries: 5 }));

async function told(path: string, isAdmin: boolean): Promise<string> {
  const page = await (await visitor()).openTab();
  const user = isAdmin ? { groups: ['admin'], content: { firstName: 'Ada' } } : null;
  await serveBuild(page, join(folder, 'build'), () => user);
  await page.goto(`https://docs.foo.com${path}`);
  await hydrated(page);
  return toldBy(page);
}

const gated = ['/group/parts/', '/blog/2001/02/03/post/', '/page/'];
const open = [
  '/',
  '/category/group/',
  '/group/open/',
  '/blog/',
  '/blog/archive/',
  '/blog/2002/02/03/open/',
  '/tags/',
  '/blog/tags/',
  '/tags/tag-markword/',
];

test.each([...gated, ...open])(
  'tells anonymous readers nothing of a gated page on %s',
  async (path) => {
    const text = await told(path, false);
    // What has the word in its own title and address.
    const about = path.includes('markword')
      ? text.replaceAll(/tags\/tag-markword|tagged with [^\n]{1,6}tag-markword/g, '')
      : text;
    expect(contextsOf('markword', about)).toEqual([]);
    expect(contextsOf('edit/blog/2001', text)).toEqual([]);
    expect(contextsOf('edit/src/pages/page', text)).toEqual([]);
    // The address of the post has the date.
    if (path !== gated[1]) expect(contextsOf('2001', text)).toEqual([]);
  },
);

test.each([
  ['/group/parts/', 'Parts'],
  ['/blog/2001/02/03/post/', 'Post'],
  ['/page/', 'Page'],
])('keeps the title of %s, in its head', async (path, title) => {
  const text = await told(path, false);
  expect(text).toMatch(new RegExp(`<title[^>]*>${title} \\| Docs</title>`));
  expect(text).toContain(`content="${title} | Docs"`);
});

test.each(gated)('shows all of %s to its readers', async (path) => {
  const text = await told(path, true);
  for (const word of seen) expect(text).toContain(word);
});

test('shows a gated post’s author, date, tag and address for editing to its readers', async () => {
  const text = await told('/blog/2001/02/03/post/', true);
  for (const word of ['author', 'job', 'face', 'tag']) expect(text).toContain(`${word}-markword`);
  expect(text).toContain('February 3, 2001');
  expect(text).toContain('edit/blog/2001-02-03-post.md');
});

test('has no room for a year in the archive of which a reader sees no post', async () => {
  const years = async (isAdmin: boolean): Promise<readonly string[]> => {
    const page = await (await visitor()).openTab();
    const user = isAdmin ? { groups: ['admin'], content: {} } : null;
    await serveBuild(page, join(folder, 'build'), () => user);
    await page.goto('https://docs.foo.com/blog/archive/');
    await hydrated(page);
    await page.waitForFunction(() => window.bookplate?.outcome);
    return page.$$eval('main .col', (all) =>
      all.filter((each) => each.checkVisibility()).map((each) => each.textContent.slice(0, 4)),
    );
  };
  expect(await years(false)).toEqual(['2002']);
  expect(await years(true)).toEqual(['2002', '2001']);
});

test('shows a gated page’s label, tag and address for editing to its readers', async () => {
  const text = await told('/group/parts/', true);
  for (const word of ['label', 'tag', 'edit']) expect(text).toContain(`${word}-markword`);
});

test('leaves open pages what front matter says of them, and the image of the site', async () => {
  const text = await told('/', false);
  expect(text).toContain('content="How to start."');
  expect(text).toContain('content="open"');
  expect(await told('/group/parts/', false)).toContain('https://docs.foo.com/site.png');
});
