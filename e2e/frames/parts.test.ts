import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { longAway, passTime } from '../lib/clock.ts';
import { recordFrames, seenFrames as allSeenFrames } from '../lib/frames.ts';
import { type HeldRequests, holdRequests } from '../lib/hold.ts';
import { ada, bob, scriptTag, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

const isEnterprise = '["===",["user","plan"],"enterprise"]';
const isNot = `["!",${isEnterprise}]`;
const looked = [
  '#greeting',
  '#enterprise',
  '#others',
  '#admins',
  '#admins-or-beta',
  '#nobody',
  '#category',
  '#deeper',
  '#mixed',
];

/** A page as the build writes it, each kind of part once. */
function partsPage(site: Site): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${scriptTag(site)}<title>Docs</title>
<style>p { display: flex !important; margin: 0; height: 30px }</style></head><body>
<h1 id="greeting"><bookplate-text value='["+","Hello, ",["??",["user","firstName"],"reader"]]'>Hello, reader</bookplate-text></h1>
<bookplate-when data-bookplate-when='${isEnterprise}' data-bookplate-anonymous="hidden"><p id="enterprise">Your SLA</p></bookplate-when>
<bookplate-when data-bookplate-when='${isNot}'><p id="others">Upgrade</p></bookplate-when>
<bookplate-groups data-bookplate-groups="admin"><p id="admins">For admins</p></bookplate-groups>
<bookplate-groups data-bookplate-groups="beta admin"><p id="admins-or-beta">For two groups</p></bookplate-groups>
<bookplate-groups data-bookplate-groups=""><p id="nobody">For nobody</p></bookplate-groups>
<nav><ul><li><details open><summary id="category">For admins</summary><ul>
<li><a href="/a" data-bookplate-groups="admin">A</a></li>
<li><details open><summary id="deeper">Deeper</summary><ul><li><a href="/b" data-bookplate-groups="admin beta">B</a></li></ul></details></li>
</ul></details></li><li><details open><summary id="mixed">Mixed</summary><ul>
<li><a href="/c" data-bookplate-groups="admin">C</a></li><li><a href="/d">D</a></li>
</ul></details></li></ul></nav>
<a id="link" class="plain" href="/start" data-bookplate-attributes='{"href":["+","/plans/",["??",["user","plan"],"none"]]}'>Plan</a>
</body></html>`;
}

const adas = {
  '#greeting': 'Hello, Ada',
  '#enterprise': 'Your SLA',
  '#others': '',
  '#admins': 'For admins',
  '#admins-or-beta': 'For two groups',
  '#nobody': '',
  '#category': 'For admins',
  '#deeper': 'Deeper',
  '#mixed': 'Mixed',
};
const nobodys = {
  '#greeting': 'Hello, reader',
  '#enterprise': '',
  '#others': 'Upgrade',
  '#admins': '',
  '#admins-or-beta': '',
  '#nobody': '',
  '#category': '',
  '#deeper': '',
  '#mixed': 'Mixed',
};

/** A tab on this page, which the answer of the Info API has not reached. */
async function openUnanswered(): Promise<{ site: Site; page: Page; api: HeldRequests }> {
  const site = await startSite();
  site.docs = (_, response) => {
    response.setHeader('content-type', 'text/html').end(partsPage(site));
  };
  const page = await (await visitor()).openTab();
  await recordFrames(page, ...looked);
  return { site, page, api: await open(page, site) };
}

async function open(page: Page, site: Site): Promise<HeldRequests> {
  const api = await holdRequests(page, site.apiUrl);
  await page.goto(site.docsUrl);
  await api.asked;
  return api;
}

const link = (page: Page): Promise<string | null> =>
  page.$eval('#link', (element) => element.getAttribute('href'));

/** What was seen, but for states in which the first link of a category had not arrived: until then it is hidden. */
async function seenFrames(page: Page): ReturnType<typeof allSeenFrames> {
  const { seen, ...moves } = await allSeenFrames(page);
  return { ...moves, seen: seen.filter((state) => state['#mixed'] !== '') };
}

test('a reader who was here sees their parts from the first frame, and nothing moves', async () => {
  const { site, page, api } = await openUnanswered();
  site.user = ada;
  expect((await seenFrames(page)).seen).toEqual([nobodys]);
  await api.release();
  await waitForText(page, '#enterprise', 'Your SLA');
  expect((await seenFrames(page)).seen).toEqual([nobodys, adas]);

  await passTime(page, 61_000);
  const again = await open(page, site);
  expect(await seenFrames(page)).toEqual({ seen: [adas], moved: [], movedLater: [] });
  await again.release();
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  expect(await seenFrames(page)).toEqual({ seen: [adas], moved: [], movedLater: [] });
  expect(await link(page)).toBe('/plans/enterprise');
});

test('signed out, the page is that of nobody, and of another account that of the other', async () => {
  const { site, page, api } = await openUnanswered();
  expect((await seenFrames(page)).seen).toEqual([nobodys]);
  await api.release();
  await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
  expect(await seenFrames(page)).toEqual({ seen: [nobodys], moved: [], movedLater: [] });
  expect(await link(page)).toBe('/plans/none');

  site.user = bob;
  await longAway(page);
  await page.reload();
  await waitForText(page, '#greeting', 'Hello, Bob');
  expect(await link(page)).toBe('/plans/free');
});
