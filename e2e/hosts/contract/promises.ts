import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, onTestFinished } from 'vitest';
import { waitForContent, waitForText } from '../../lib/browser.ts';
import { filesIn } from '../../lib/built-docs.ts';
import { sharedSite } from '../../lib/built-site.ts';
import { longAway, passTime } from '../../lib/clock.ts';
import { startDevServer } from '../../lib/dev-server.ts';
import { freePort } from '../../lib/docusaurus.ts';
import { recordFrames, seenFrames } from '../../lib/frames.ts';
import { holdRequests } from '../../lib/hold.ts';
import { ada, bob } from '../../lib/site.ts';
import { base, contractPages, gatedSentence, gatedWord } from './content.ts';
import type { BuiltSite, SiteSource } from '../../lib/run-build.ts';
import type { ContractHost, PromiseName } from './contract-host.ts';
import type { ContractSite } from './use-site.ts';

/** Each promise: what a failing test says, the test, and another site that it reads. */
export const promises: Readonly<
  Record<
    PromiseName,
    readonly [
      title: string,
      check: (site: ContractSite) => Promise<void>,
      compared?: (host: ContractHost) => SiteSource,
    ]
  >
> = {
  'script first in head': [
    'the script comes before every other script and style',
    async ({ host, folder }) => {
      for (const file of builtPages(host, folder)) {
        const html = readFileSync(join(folder, file), 'utf8');
        const [, before] = /<head[^>]*>([^]*?)<script data-api-url=/.exec(html) ?? [];
        expect(before, file).toBeDefined();
        expect(before, file).not.toMatch(/<script|<style|stylesheet/);
        expect(html.split('</head>')[0]?.match(/charset/gi), file).toHaveLength(1);
      }
    },
  ],
  'fallback in the HTML': [
    'the HTML has the public fallback text',
    async ({ host, folder }) => {
      const html = readFileSync(join(folder, host.file('')), 'utf8');
      expect(html.replaceAll(/<[^>]*>/g, '')).toContain('Hello, reader');
      expect(html).not.toContain('user.firstName ??');
    },
  ],
  'first frame of a second visit': [
    'the first frame of a second visit is that of the reader, below a base path, and nothing changes or moves later',
    async ({ host, site, urlOf, visitor, settled }) => {
      const { openTab } = await visitor();
      const page = await openTab();
      await page.setViewport(wide);
      site.user = ada;
      await page.goto(urlOf(''));
      await settled(page, 'identified');
      await passTime(page, 61_000);
      const looked = [...homePlaces, host.places.menu, ...entryOf(host)];
      await recordFrames(page, ...looked);
      const deferred = await holdRequests(page, '*/bookplate.*.js');
      const api = await holdRequests(page, site.apiUrl);
      await page.goto(urlOf(''), { waitUntil: 'domcontentloaded' });
      await Promise.all([deferred.asked, api.asked]);
      const { seen, movedLater } = await seenFrames(page);
      const movedByUs = (moves: readonly string[]): readonly string[] =>
        moves.filter((move) => !host.movesItself?.test(move));
      expect(seen).toEqual([
        {
          '#greeting': 'Hello, Ada',
          '#enterprise': 'Your SLA',
          '#others': '',
          '#block': 'A blockword for admins',
          '#offer': '',
          [host.places.menu]: expect.stringContaining('Ada'),
          ...Object.fromEntries(entryOf(host).map((entry) => [entry, 'Admin guide'])),
        },
      ]);
      expect(movedByUs(movedLater)).toEqual([]);
      await deferred.release();
      await api.release();
      await settled(page, 'identified');
      const after = await seenFrames(page);
      expect(after.seen).toEqual(seen);
      expect(movedByUs(after.moved)).toEqual([]);
    },
  ],
  'client expression': [
    'JavaScript that runs after hydration holds its place for a reader who is remembered',
    async ({ host, site, urlOf, visitor, settled }) => {
      const page = await (await visitor()).openTab();
      site.user = ada;
      await page.goto(urlOf('guide'));
      await settled(page, 'identified');
      await waitForText(page, '#live', 'ENTERPRISE in capitals');
      await recordFrames(page, '#live');
      const scripts = await holdRequests(page, '*.js');
      const opened = page.goto(urlOf('guide'));
      await scripts.asked;
      await page.waitForFunction(() => document.readyState !== 'loading');
      expect((await seenFrames(page)).seen).toEqual([{ '#live': ' in capitals' }]);
      await scripts.release();
      await opened;
      await host.ready?.(page);
      await waitForText(page, '#live', 'ENTERPRISE in capitals');
      expect((await seenFrames(page)).seen).toEqual([
        { '#live': ' in capitals' },
        { '#live': 'ENTERPRISE in capitals' },
      ]);
    },
  ],
  'anonymous reader': [
    'an anonymous reader sees nothing gated in any frame, and “Log in” only with the answer',
    async ({ host, site, urlOf, visitor, settled }) => {
      const { openTab } = await visitor();
      const page = await openTab();
      await page.setViewport(wide);
      await recordFrames(page, ...homePlaces, host.places.menu, ...entryOf(host));
      const api = await holdRequests(page, site.apiUrl);
      await page.goto(urlOf(''));
      await api.asked;
      await host.ready?.(page);
      const unknown = {
        '#greeting': 'Hello, reader',
        '#enterprise': '',
        '#others': 'Upgrade',
        '#block': '',
        '#offer': 'An offer for others',
        [host.places.menu]: '',
        ...Object.fromEntries(entryOf(host).map((entry) => [entry, ''])),
      };
      expect((await seenFrames(page)).seen).toEqual([unknown]);
      await api.release();
      await settled(page, 'anonymous');
      const after = await seenFrames(page);
      expect(after.seen).toEqual([unknown, { ...unknown, [host.places.menu]: 'Log in' }]);
      expect(after.moved).toEqual([]);
    },
  ],
  'account menu': [
    'the account menu names readers by their first name, else by their name, else by their e-mail address',
    async ({ host, urlOf, visitor, settled }) => {
      const page = await (await visitor()).openTab();
      await page.setViewport(wide);
      await page.goto(urlOf(''));
      await settled(page, 'anonymous');
      const nameOf = async (content: Record<string, string>): Promise<string> => {
        await page.evaluate(
          (reader) => window.bookplate?.page.paint({ reader: { content: reader } }),
          content,
        );
        return page.$eval(host.places.menu, (menu) => (menu as HTMLElement).innerText);
      };
      const everything = { firstName: 'Bob', name: 'Bob Baker', email: 'bob@foo.com' };
      const { firstName: _, ...unnamed } = everything;
      expect(await nameOf(everything)).toMatch(/Bob$/);
      expect(await nameOf(unnamed)).toMatch(/Bob Baker$/);
      expect(await nameOf({ email: unnamed.email })).toMatch(/bob@foo\.com$/);
      expect(await nameOf({ plan: 'free' })).toMatch(/you$/);
    },
  ],
  'gated page': [
    'a gated page opened by its address says so and offers the login in every frame, and shows its body to its group',
    async ({ host, folder, site, urlOf, visitor, settled }) => {
      const [head = ''] = readFileSync(join(folder, host.file('admin-guide')), 'utf8').split(
        '</head>',
      );
      expect(head).toMatch(/<meta [^>]*name="?robots"? content="?noindex/);
      expect(head).not.toMatch(gatedWord);
      const page = await (await visitor()).openTab();
      const url = urlOf('admin-guide');
      await recordFrames(page, 'h2#seats');
      await page.goto(url);
      await settled(page, 'anonymous');
      const text = await textOf(page);
      expect(text).toMatch(
        /^This page is not for this account\.\s+Log in with one that may read it\.$/m,
      );
      expect(text).not.toMatch(/Seats|pageword/);
      const { previous, next } = host.places;
      for (const place of [previous, next].filter((known) => known !== undefined))
        expect(
          await page.$$eval(place, (links) => links.filter((link) => link.checkVisibility())),
        ).toEqual([]);
      const login = await page.$eval('main a[data-bookplate-link=login]', (link) => {
        link.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
        return link.href;
      });
      expect(login).toBe(`${new URL(site.apiUrl).origin}/login?next=${encodeURIComponent(url)}`);
      expect((await seenFrames(page)).seen).toEqual([{ 'h2#seats': '' }]);

      site.user = bob;
      await page.reload();
      await settled(page, 'identified');
      const others = await textOf(page);
      expect(others).toContain('This page is not for this account.');
      expect(others).not.toMatch(/Log in|Seats|pageword/);

      site.user = ada;
      await longAway(page);
      await page.reload();
      await settled(page, 'identified');
      expect(await textOf(page)).toContain(gatedSentence);
      expect((await seenFrames(page)).seen.at(-1)).toEqual({
        'h2#seats': expect.stringContaining('Seats'),
      });
    },
  ],
  'gated entry': [
    'the navigation has a gated page for its group only',
    async ({ host, site, urlOf, visitor, settled }) => {
      const page = await (await visitor()).openTab();
      await page.setViewport(wide);
      const isListed = (): Promise<boolean> =>
        page.$eval(host.places.entry!('admin-guide'), (link) => link.checkVisibility());
      await page.goto(urlOf('plans'));
      await settled(page, 'anonymous');
      expect(await isListed()).toBe(false);
      site.user = ada;
      await page.reload();
      await settled(page, 'identified');
      expect(await isListed()).toBe(true);
    },
  ],
  'replaced page': [
    'a page that a group does not see is for everyone else, also without JavaScript and for machines; that group sees the page in its place',
    async ({ host, folder, site, urlOf, visitor, settled }) => {
      const html = readFileSync(join(folder, host.file('upgrade')), 'utf8');
      expect(html).toContain('openword');
      expect(html).not.toContain('noindex');
      expect(html).toContain('How to upgrade.');
      if (host.searchText) expect(host.searchText(folder)).toContain('openword');

      const { openTab } = await visitor();
      const page = await openTab();
      await page.setViewport(wide);
      const listed = (): Promise<boolean[]> =>
        Promise.all(
          ['upgrade', 'contract'].map((slug) =>
            page.$eval(host.places.entry!(slug), (link) => link.checkVisibility()),
          ),
        );
      await page.setJavaScriptEnabled(false);
      await page.goto(urlOf('upgrade'));
      expect(await textOf(page)).toContain('openword');
      expect(await textOf(page)).not.toContain('not for this account');
      expect(await listed()).toEqual([true, false]);

      await page.setJavaScriptEnabled(true);
      await recordFrames(page, '#card');
      await page.goto(urlOf('upgrade'));
      await settled(page, 'anonymous');
      expect((await seenFrames(page)).seen).toEqual([
        { '#card': expect.stringContaining('openword') },
      ]);
      expect(await textOf(page)).not.toContain('not for this account');
      expect(await listed()).toEqual([true, false]);

      site.user = ada;
      await longAway(page);
      await page.reload();
      await settled(page, 'identified');
      expect(await listed()).toEqual([false, true]);
      await longAway(page);
      await page.reload();
      await settled(page, 'identified');
      expect((await seenFrames(page)).seen).toEqual([{ '#card': '' }]);
      expect(await textOf(page)).toContain('This page is not for this account.');
    },
  ],
  'gated heading': [
    'anchors and the table of contents have what everyone reads of a heading, and the headings of <Groups> for their group only',
    async ({ host, site, urlOf, visitor, settled }) => {
      const page = await (await visitor()).openTab();
      const headings = (): Promise<string[]> =>
        page.$$eval(host.places.contents!, (links) =>
          links
            .filter((link) => link.checkVisibility())
            .map((link) => link.textContent?.trim() ?? ''),
        );
      await page.setViewport(wide);
      await page.goto(urlOf(''));
      await settled(page, 'anonymous');
      expect(await headings()).toContain('Set up for');
      expect(await headings()).not.toContain('Only for admins');
      const ids = await page.$$eval('main h2[id]', (found) => found.map(({ id }) => id));
      expect(ids).toEqual(['only-for-admins', 'set-up-for']);
      const links = await page.$$eval(host.places.contents!, (found) =>
        found.map((link) => new URL((link as HTMLAnchorElement).href).hash),
      );
      expect(links).toEqual(expect.arrayContaining(ids.map((id) => `#${id}`)));
      site.user = ada;
      await page.reload();
      await settled(page, 'identified');
      expect(await headings()).toContain('Only for admins');
    },
  ],
  'previous and next': [
    '“previous” and “next” lead to pages that all readers of a page see',
    async ({ host, site, urlOf, visitor }) => {
      const page = await (await visitor()).openTab();
      site.user = ada;
      const neighbours = async (slug: string): Promise<(string | undefined)[]> => {
        await page.goto(urlOf(slug));
        // A page that comes soon after another one asks for nothing.
        await page.waitForFunction(() => window.bookplate?.user);
        await host.ready?.(page);
        const { previous = '', next = '' } = host.places;
        return Promise.all(
          [previous, next].map((place) =>
            page.$$eval(place, ([link]) =>
              (link as HTMLAnchorElement | undefined)?.href.replace(/\/$/, ''),
            ),
          ),
        );
      };
      // Hosts differ in the slash behind the address of the home page.
      const plain = (slug: string): string => urlOf(slug).replace(/\/$/, '');
      expect(await neighbours('guide')).toEqual([plain(''), plain('plans')]);
      expect(await neighbours('admin-guide')).toEqual([plain('guide'), plain('plans')]);
      expect(await neighbours('plans')).toEqual([plain('guide'), undefined]);
    },
  ],
  search: [
    'the search index has open pages only, without their gated parts',
    async ({ host, folder }) => {
      const text = host.searchText!(folder);
      expect(text).toContain('everything');
      expect(text).not.toMatch(gatedWord);
      expect(text).not.toContain('Admin guide');
    },
  ],
  'public files': [
    'sitemaps, feeds and other files for machines have no gated page',
    async ({ host, folder }) => {
      const files = filesIn(folder, '**/*.{xml,txt,json}').filter(
        (file) => !host.scriptData?.test(file),
      );
      const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
      expect(text).toContain(base + host.address('plans'));
      expect(text).toContain(base + host.address('upgrade'));
      expect(text).not.toMatch(gatedWord);
      expect(text).not.toMatch(/admin-guide|contract/);
    },
  ],
  sample: [
    'a code sample has a placeholder until the answer, and then the key of the reader on the screen and in a selection, never in storage',
    async ({ host, site, urlOf, visitor, settled }) => {
      const page = await (await visitor()).openTab();
      const read = async (): Promise<string[]> => {
        // Else the key is masked.
        await page.hover(host.places.sample);
        return page.$eval(host.places.sample, (pre) => {
          getSelection()?.selectAllChildren(pre);
          return [(pre as HTMLElement).innerText, String(getSelection())].map((text) =>
            text.trim(),
          );
        });
      };
      await page.goto(urlOf('guide'));
      await settled(page, 'anonymous');
      expect(await read()).toEqual([sampleWith('YOUR_KEY'), sampleWith('YOUR_KEY')]);
      site.user = ada;
      const key = `${host.places.sample} bookplate-text`;
      await recordFrames(page, key);
      const api = await holdRequests(page, site.apiUrl);
      await page.reload();
      await api.asked;
      await host.ready?.(page);
      const unknown = { [key]: 'YOUR_KEY' };
      expect((await seenFrames(page)).seen).toEqual([unknown]);
      await api.release();
      await settled(page, 'identified');
      await waitForContent(page, key, adasKey);
      // Masked, until the pointer is on the sample.
      expect((await seenFrames(page)).seen).toEqual([
        unknown,
        { [key]: expect.stringMatching(/^•+$/) },
      ]);
      expect(await read()).toEqual([sampleWith(adasKey), sampleWith(adasKey)]);
      expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(adasKey);
    },
  ],
  'copy button': [
    'the copy button of a code sample copies the key of the reader, until they sign out',
    async ({ host, site, urlOf, visitor, settled }) => {
      const { context, openTab } = await visitor();
      await context.overridePermissions(site.docsUrl, [
        'clipboard-read',
        'clipboard-write',
        'clipboard-sanitized-write',
      ]);
      const page = await openTab();
      const copied = async (): Promise<string> => {
        await page.hover(host.places.sample);
        await page.click(host.places.copyButton!);
        return page.evaluate(async () => (await navigator.clipboard.readText()).trim());
      };
      await page.goto(urlOf('guide'));
      await settled(page, 'anonymous');
      expect(await copied()).toBe(sampleWith('YOUR_KEY'));
      site.user = ada;
      await page.reload();
      await settled(page, 'identified');
      await waitForContent(page, `${host.places.sample} bookplate-text`, adasKey);
      expect(await copied()).toBe(sampleWith(adasKey));
      site.user = null;
      await longAway(page);
      await page.reload();
      await settled(page, 'anonymous');
      expect(await copied()).toBe(sampleWith('YOUR_KEY'));
    },
  ],
  'leak check': [
    'the build fails where a public file has text or the address of a gated page, and names both',
    async ({ host }) => {
      const publicFiles = {
        'llms.txt': `# Docs\n\n${gatedSentence}, and by nobody else.\n`,
        'pages.json': JSON.stringify([base + host.address('admin-guide')]),
      };
      const { code, output } = await sharedSite(host.site(publicFiles));
      expect(code).not.toBe(0);
      expect(output).toMatch(/llms\.txt has the text "Seats are bought by[^"]*" of \S*admin-guide/);
      expect(output).toMatch(/pages\.json has the address "\/docs\/admin-guide\/?" of/);
    },
  ],
  'other pages': [
    'adding the plugin changes nothing of a page without expressions but the head and the account menu',
    async ({ host }) => {
      const without = await sharedSite(host.plainSite!(false));
      const withIt = await sharedSite(host.plainSite!(true));
      for (const site of [without, withIt]) expect(site.output).not.toMatch(/\bERROR\b/);
      const read = ({ folder }: BuiltSite): [string, string][] =>
        globSync('**/*.html', { cwd: join(folder, host.output) })
          .sort()
          .map((file) => [
            file,
            host.withoutOurs!(readFileSync(join(folder, host.output, file), 'utf8')),
          ]);
      const before = read(without);
      expect(before.length).toBeGreaterThan(1);
      expect(read(withIt)).toEqual(before);
    },
    (host) => host.plainSite!(false),
  ],
  'persona bar': [
    'the development server offers the personas, on each page, and published pages have nothing of them',
    async ({ host, built, folder, visitor }) => {
      const files = filesIn(folder, '**/*.{html,js,css,json,xml,txt}');
      expect(files.length).toBeGreaterThan(2);
      for (const file of files)
        expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(
          /\bGrace\b|bookplate-preview|data-personas/,
        );

      const command = host.develop(await freePort());
      const port = await startDevServer(built.folder, command, onTestFinished, host.developed);
      const { openTab } = await visitor();
      const page = await openTab();
      await page.setViewport(wide);
      // The host compiles the site for the first request, and a browser gives up a page after a while.
      const answer = await fetch(`http://127.0.0.1:${port}${base}`);
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('<html')]);
      await page.goto(`http://docs.site.localhost:${port}${base}`);
      const select = await page.waitForSelector('bookplate-preview >>> select');
      const options = await select!.evaluate((element) =>
        [...element.options].map(({ text }) => text),
      );
      expect(options).toEqual(['my own session', 'nobody', 'admin']);
      await select!.select('as admin');
      await waitForText(page, '#greeting', 'Hello, Grace');
      expect(await page.evaluate(() => window.bookplate?.user)).toMatchObject({
        firstName: 'Grace',
      });
      await page.reload();
      await waitForText(page, '#greeting', 'Hello, Grace');
      for (const entry of entryOf(host))
        expect(await page.$eval(entry, (link) => link.checkVisibility())).toBe(true);
      expect(await page.$eval('#offer', (offer) => offer.checkVisibility())).toBe(false);
      const again = await page.waitForSelector('bookplate-preview >>> select');
      await again!.select('nobody');
      await waitForText(page, '#greeting', 'Hello, reader');
      for (const entry of entryOf(host))
        expect(await page.$eval(entry, (link) => link.checkVisibility())).toBe(false);
      expect(await page.$eval('#offer', (offer) => offer.checkVisibility())).toBe(true);
      expect(await page.evaluate(() => window.bookplate?.outcome)).toBe('anonymous');
      await again!.select('session');
      expect(await page.evaluate(() => window.bookplate?.outcome)).not.toBe('anonymous');
    },
  ],
};

/**
 * Holds a host to a promise, and its pages to quiet consoles.
 *
 * @param name of the promise
 * @param site that the host has built
 */
export async function holds(name: PromiseName, site: ContractSite): Promise<void> {
  const [, check] = promises[name];
  await check(site);
  // No Info API runs for a development server, which says so.
  const isAbout = (complaint: string): boolean =>
    !complaint.startsWith('[bookplate] could not ask');
  expect(site.complaints.filter(isAbout)).toEqual([]);
}

/** Navigation and table of contents are beside the page, not in menus. */
const wide = { width: 1_400, height: 900 };
const homePlaces = ['#greeting', '#enterprise', '#others', '#block', '#offer'] as const;
const adasKey = 'ada-secret-key';

function sampleWith(key: string): string {
  return `curl -H "X-API-Key: ${key}" https://api.foo.com`;
}

function entryOf({ places }: ContractSite['host']): readonly string[] {
  return places.entry ? [places.entry('admin-guide')] : [];
}

function builtPages(host: ContractSite['host'], folder: string): readonly string[] {
  const files = contractPages.map(({ slug }) => host.file(slug));
  const built = globSync('**/*.html', { cwd: folder });
  const found = files.filter((file) => built.includes(file));
  expect(found).toContain(host.file(''));
  return found;
}

function textOf(page: Page): Promise<string> {
  return page.$eval('main', (main) => main.innerText);
}
