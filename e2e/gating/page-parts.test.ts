import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { sharedSite } from '../lib/built-site.ts';
import { contextsOf } from '../lib/everything-kept.ts';
import { fields, files, seenInHero } from '../lib/page-parts-site.ts';
import type { BuiltSite } from '../lib/run-build.ts';
import { serveBuild, toldBy } from '../lib/told-by-page.ts';

const { visitor } = useBrowser();

describe('Starlight', () => {
  let site: BuiltSite;
  beforeAll(async () => {
    site = await sharedSite({ commands: [['astro', 'build']], files });
  });

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

test('the build of a Starlight site fails where its own component shows front matter of a gated page', async () => {
  const own = `---
const { banner, description } = Astro.locals.starlightRoute.entry.data;
---
{banner && <p set:html={banner.content} />}
<meta itemprop="description" content={description} />`;
  const ownFiles = {
    ...files,
    'astro.config.mjs': files['astro.config.mjs']!.replace(
      'plugins: [bookplate()]',
      "plugins: [bookplate()], components: { Banner: './src/Banner.astro' }",
    ),
    'src/Banner.astro': own,
  };
  const { code, output } = await sharedSite({ commands: [['astro', 'build']], files: ownFiles });
  expect(code).not.toBe(0);
  expect(output).toContain('The site has its own Banner');
  expect(output).toMatch(/parts\/index\.html has the text "The (description|banner)-markword/);
});
