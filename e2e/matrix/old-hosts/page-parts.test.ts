import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBrowser } from '../../lib/browser.ts';
import { contextsOf } from '../../lib/everything-kept.ts';
import { files, seenInHero } from '../../lib/page-parts-site.ts';
import { buildSite, hosts } from '../../lib/starlight-builds.ts';
import { serveBuild, toldBy } from '../../lib/told-by-page.ts';

const { visitor } = useBrowser();
const repository = join(import.meta.dirname, '../../..');
const host = hosts.find(({ name }) => name === 'Astro 5')!;
let source: string;
let dist: string;

beforeAll(async () => {
  const cache = join(repository, 'e2e/.cache');
  mkdirSync(cache, { recursive: true });
  source = mkdtempSync(join(cache, 'page-parts-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(source, name)), { recursive: true });
    writeFileSync(join(source, name), text);
  }
  const site = relative(repository, source).replaceAll('\\', '/');
  await buildSite(host, site);
  dist = join(host.folder, site.replaceAll('/', '-').toLowerCase(), 'dist');
}, 120_000);
afterAll(() => {
  for (const folder of [source, dirname(dist)]) rmSync(folder, { recursive: true, maxRetries: 5 });
});

async function told(path: string, isAdmin: boolean): Promise<string> {
  const page = await (await visitor()).openTab();
  const user = isAdmin ? { groups: ['admin'], content: { firstName: 'Ada' } } : null;
  await serveBuild(page, dist, () => user);
  await page.goto(`https://docs.foo.com${path}`);
  return toldBy(page);
}

test.each(['/parts/', '/plain/', '/hero/', '/de/start/', '/start/', '/'])(
  'Starlight 0.37 tells anonymous readers nothing of a gated page on %s',
  async (path) => {
    expect(contextsOf('markword', await told(path, false))).toEqual([]);
  },
);

test('Starlight 0.37 shows the hero, the banner and the date to the readers of a page', async () => {
  const hero = await told('/hero/', true);
  for (const part of seenInHero) expect(hero).toContain(`${part}-markword`);
  const parts = await told('/parts/', true);
  for (const seen of ['banner-markword', 'edit-markword', '2001']) expect(parts).toContain(seen);
});
