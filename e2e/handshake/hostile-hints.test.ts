import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { storedKeys, useBrowser, waitForText } from '../lib/browser.ts';
import { recordFrames, seenFrames } from '../lib/frames.ts';
import { holdRequests } from '../lib/hold.ts';
import { ada, docsPage, scriptTag, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

const looked = ['h1', '#plan', '#in', '#out'];
const adasPage = { h1: 'Hello, Ada', '#plan': 'enterprise', '#in': 'Welcome back', '#out': '' };
const anonymousPage = { h1: 'Hello, reader', '#plan': 'no plan', '#in': '', '#out': 'Log in' };

/** What a hint must not reach: attributes, gated parts. */
const more = `<a id="link" href="/plain" data-bookplate-attributes='{"href":["+","/u/",["user","firstName"]],"title":["user","name"]}'>x</a>
<p id="gated" data-bookplate-groups="admin">Gated</p></body>`;

/** A site whose docs use hints, with a hostile host on its domain. */
async function hostileSite(user: Site['user']): Promise<Site & { readonly siblingUrl: string }> {
  const site = await startSite();
  site.user = user;
  const head = scriptTag(site, 'bookplate', 'data-hint="site.localhost"');
  site.docs = ({ headers }, response) => {
    const isSibling = headers.host?.startsWith('evil.');
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(isSibling ? '<title>Evil</title>' : docsPage(site, head).replace('</body>', more));
  };
  return Object.assign(site, { siblingUrl: site.docsUrl.replace('docs.', 'evil.') });
}

/** What any host of the domain can do, if the reader comes by. */
async function plant(page: Page, siblingUrl: string, value: string): Promise<void> {
  await page.goto(siblingUrl);
  await page.evaluate((hint) => {
    document.cookie = `bookplate_hint=${hint}; domain=site.localhost; path=/`;
  }, value);
}

/** Opens the docs with the answer held back. */
async function openHeld(page: Page, site: Site): Promise<{ release: () => Promise<void> }> {
  const api = await holdRequests(page, site.apiUrl);
  await page.goto(site.docsUrl);
  await api.asked;
  return {
    release: async () => {
      await api.release();
      await page.waitForFunction(() => window.bookplate?.outcome);
    },
  };
}

const tag = '0123456789abcdef';
const named = (name: string): string => `${tag}.${encodeURIComponent(name)}`;

test.each<[what: string, value: string, name?: string]>([
  ['an element', named('<img src=x onerror=alert(1)>')],
  ['a script', named('</script><script>alert(1)</script>')],
  ['a character reference', named('&lt;b&gt;')],
  ['a link', named('javascript:alert(1)')],
  ['an address', named('https://evil.example')],
  ['a sentence with a number to call', named('Ada, call +49 30 1234')],
  ['41 letters', named('a'.repeat(41))],
  ['a long name', named('a'.repeat(3_500))],
  ['a long tag', 'a'.repeat(4_000)],
  ['40 letters', named('a'.repeat(40)), 'a'.repeat(40)],
  ['marks upon marks', named(`A${'\u0301'.repeat(39)}`), `A${'\u0301'.repeat(39)}`],
  ['half a character', `${tag}.%E0%A4%A`],
  ['bytes that are no UTF-8', `${tag}.%ff%fe`],
  ['junk', '\u00ff\u00fe%00%ff{}[]"'],
  ['nothing but a dot', '.'],
  ['a control character', named('Ada\u0007')],
  ['NUL', named('Ada\u0000')],
  ['an escape sequence', named('\u001b[31mAda')],
  ['a line break', named('Ada\nBob')],
  ['text from right to left', named('\u202Eada')],
  ['an isolate', named('\u2067ada\u2069')],
  ['a mark of direction', named('\u200Fada')],
  ['an invisible character', named('A\u200Bda')],
  ['a prototype key as a tag', '__proto__.constructor', 'constructor'],
  ['a prototype key as a name', 'constructor.__proto__'],
  ['a method as a name', 'toString.valueOf', 'valueOf'],
  ['the name of another reader', named('Bob'), 'Bob'],
])('a hint with %s shows plain text or nothing, until the answer', async (_, value, name) => {
  const site = await hostileSite(null);
  const { openTab, errors } = await visitor();
  const page = await openTab();
  await plant(page, site.siblingUrl, value);
  const held = await openHeld(page, site);
  const seen = await page.evaluate(() => ({
    title: document.querySelector('h1')?.innerText,
    elements: document.querySelectorAll('h1 *:not(bookplate-text), img').length,
    href: document.querySelector('#link')?.getAttribute('href'),
    tooltip: document.querySelector('#link')?.getAttribute('title'),
    isGatedShown: document.querySelector('#gated')?.checkVisibility(),
    user: window.bookplate?.user ?? null,
    polluted: Object.keys(Object.prototype),
  }));
  expect(seen).toEqual({
    title: `Hello, ${name ?? 'reader'}`,
    elements: 0,
    href: '/u/',
    tooltip: null,
    isGatedShown: false,
    user: null,
    polluted: [],
  });
  expect(await storedKeys(page)).toEqual([]);
  await held.release();
  await waitForText(page, '#out', 'Log in');
  expect(await page.$eval('h1', (title) => title.innerText)).toBe('Hello, reader');
  expect(errors).toEqual([]);
});

test('a hint of another account shows nothing of the stored reader, and the answer brings them back', async () => {
  const site = await hostileSite(ada);
  const page = await (await visitor()).openTab();
  await recordFrames(page, ...looked);
  const framesWith = async (value: string): Promise<{ before: unknown; after: unknown }> => {
    await plant(page, site.siblingUrl, value);
    const held = await openHeld(page, site);
    const before = (await seenFrames(page)).seen;
    await held.release();
    return { before, after: (await seenFrames(page)).seen.at(-1) };
  };
  const unknownPage = { ...anonymousPage, '#in': 'Welcome back', '#out': '' };
  expect((await framesWith(`${tag}.Ada`)).after).toEqual(adasPage);
  expect(await framesWith('another-sign-in-2.Bob')).toEqual({
    before: [{ ...unknownPage, h1: 'Hello, Bob' }],
    after: adasPage,
  });
  // Deleted: docs forget the reader until the answer.
  expect(await framesWith('; max-age=0')).toEqual({ before: [anonymousPage], after: adasPage });
  // A tag of before is no key to what was stored since.
  expect(await framesWith(tag)).toEqual({ before: [unknownPage], after: adasPage });
  expect(await storedKeys(page)).toHaveLength(1);
});
