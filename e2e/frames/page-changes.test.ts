import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { astroRouter } from '../lib/astro-router.ts';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { longAway } from '../lib/clock.ts';
import { recordFrames, seenFrames } from '../lib/frames.ts';
import { ada, bob, builtScript, scriptTag, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

const looked = ['h1', '#plan', '#in', '#out', '#gated', '#when'];
const first = {
  h1: 'One: Ada',
  '#plan': 'enterprise',
  '#in': 'Welcome back',
  '#out': '',
  '#gated': 'Gated',
  '#when': 'For Ada',
};
const second = { ...first, h1: 'Two: Ada' };

/** Docs of two pages, with all that is painted. */
async function twoPages(head: (site: Site) => string = (site) => scriptTag(site)): Promise<Site> {
  const site = await startSite();
  site.user = ada;
  site.docs = ({ url }, response) => {
    const name = url === '/two' ? 'Two' : 'One';
    response.setHeader('content-type', url?.endsWith('.js') ? 'text/javascript' : 'text/html');
    if (url === '/deferred.js') response.end(builtScript('deferred'));
    else
      response.end(`<!doctype html><html lang="en"><head><meta charset="utf-8">${head(site)}<title>${name}</title>
<meta name="astro-view-transitions-enabled" content="true"><style>@view-transition { navigation: auto }</style></head><body>
<main><h1>${name}: <bookplate-text value="user.firstName">reader</bookplate-text></h1>
<p id="plan"><bookplate-text value="user.plan">no plan</bookplate-text></p>
<p id="out" data-bookplate-show="anonymous">Log in</p>
<p id="in" data-bookplate-show="identified">Welcome back</p>
<p id="gated" data-bookplate-groups="admin">Gated</p>
<bookplate-when data-bookplate-when='["===",["user","firstName"],"Ada"]'><p id="when">For Ada</p></bookplate-when>
<a id="link" href="/two" data-bookplate-attributes='{"title":["user","firstName"]}'>Two</a></main></body></html>`);
  };
  return site;
}

/** Opens the first page. */
async function open(site: Site): Promise<{ page: Page; errors: string[] }> {
  const { openTab, errors } = await visitor();
  const page = await openTab();
  await recordFrames(page, ...looked);
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'One: Ada');
  await page.waitForFunction(() => window.bookplate?.reader);
  await seenFrames(page);
  return { page, errors };
}

/** What every change of the page must keep: the reader in each frame, and another one when they come. */
async function expectSecond(site: Site, page: Page, errors: string[]): Promise<void> {
  await waitForText(page, 'h1', 'Two: Ada');
  expect((await seenFrames(page)).seen).toEqual([first, second]);
  expect(await page.$eval('#link', (link) => link.getAttribute('title'))).toBe('Ada');
  site.user = bob;
  await longAway(page);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await waitForText(page, 'h1', 'Two: Bob');
  expect((await seenFrames(page)).seen.at(-1)).toEqual({
    h1: 'Two: Bob',
    '#plan': 'free',
    '#in': 'Welcome back',
    '#out': '',
    '#gated': '',
    '#when': '',
  });
  expect(await page.$eval('#link', (link) => link.getAttribute('title'))).toBe('Bob');
  expect(errors).toEqual([]);
}

let router: string;
beforeAll(async () => {
  router = await astroRouter();
});

/** In the page: fetches the second page and parses it. */
const parsed = `fetch('/two').then((answer) => answer.text()).then((html) => new DOMParser().parseFromString(html, 'text/html'))`;

test.each<[how: string, script: string]>([
  [
    'an app that replaces the content',
    `${parsed}.then((page) => { document.querySelector('main').replaceWith(page.querySelector('main')); history.pushState({}, '', '/two'); })`,
  ],
  [
    'an app that writes HTML',
    `${parsed}.then((page) => { document.querySelector('main').innerHTML = page.querySelector('main').innerHTML; })`,
  ],
  [
    // Turbo replaces the body, and runs the scripts of the new head that the old one does not have.
    'a body that is replaced, with the head merged',
    `${parsed}.then((page) => {
      for (const old of page.head.querySelectorAll('script')) {
        const script = document.createElement('script');
        for (const { name, value } of old.attributes) script.setAttribute(name, value);
        script.text = old.text;
        document.head.append(script);
      }
      document.documentElement.replaceChild(document.adoptNode(page.body), document.body);
    })`,
  ],
  [
    'the whole document element replaced',
    `${parsed}.then((page) => { document.replaceChild(document.adoptNode(page.documentElement), document.documentElement); })`,
  ],
  [
    'a view transition within the page',
    `${parsed}.then((page) => document.startViewTransition(() => {
      document.querySelector('main').replaceWith(page.querySelector('main'));
    }).finished)`,
  ],
])('%s: every frame has the reader', async (_how, script) => {
  const site = await twoPages();
  const { page, errors } = await open(site);
  await page.evaluate(script);
  await expectSecond(site, page, errors);
  expect(site.questions).toBe(2);
});

test("Astro's client router: every frame has the reader", async () => {
  const site = await twoPages();
  const { page, errors } = await open(site);
  await page.evaluate(`${router}; void astroNavigate('/two')`);
  await expectSecond(site, page, errors);
  expect(page.url()).toBe(`${site.docsUrl}/two`);
});

test('a view transition between pages shows the reader in its first picture of the new page', async () => {
  // As sites with such transitions do: without it, a frame may come before the heading.
  const whole = '<link rel="expect" href="#link" blocking="render">';
  const site = await twoPages((each) => scriptTag(each) + whole);
  const { page } = await open(site);
  await page.evaluateOnNewDocument(() => {
    addEventListener('pagereveal', (event) => {
      Object.assign(window, {
        revealed: [
          !!(event as Event & { viewTransition: unknown }).viewTransition,
          document.querySelector('h1')?.innerText,
        ],
      });
    });
  });
  await page.click('#link');
  // The text may be there before the picture is.
  await page.waitForFunction(() => 'revealed' in window);
  await waitForText(page, 'h1', 'Two: Ada');
  expect(await page.evaluate(() => Reflect.get(window, 'revealed'))).toEqual([true, 'Two: Ada']);
});

const files = '<script async src="/deferred.js"></script>';
test.each<[what: string, head: (site: Site) => string]>([
  ['the same script twice', (site) => scriptTag(site) + scriptTag(site)],
  [
    'head script and deferred part twice',
    (site) =>
      (
        scriptTag(site, 'bookplate').replace(builtScript('bookplate'), () => builtScript('head')) +
        files
      ).repeat(2),
  ],
  [
    'the single file after the two parts',
    (site) =>
      scriptTag(site).replace(builtScript('bookplate'), () => builtScript('head')) +
      files +
      scriptTag(site),
  ],
  [
    'the two parts after the single file',
    (site) =>
      scriptTag(site) +
      scriptTag(site).replace(builtScript('bookplate'), () => builtScript('head')) +
      files,
  ],
])('%s: one request, and nothing is done twice', async (_what, head) => {
  const site = await twoPages(head);
  const { page, errors } = await open(site);
  await page.waitForFunction(() => document.readyState === 'complete');
  expect(site.questions).toBe(1);
  await page.evaluate(
    parsed +
      `.then((two) => document.querySelector('main').replaceWith(two.querySelector('main')))`,
  );
  await expectSecond(site, page, errors);
  expect(site.questions).toBe(2);
});
