import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { recordFrames, seenFrames } from '../lib/frames.ts';
import { holdHtml, holdRequests } from '../lib/hold.ts';
import { startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

/** A page that does something once its first frames are painted. */
async function open(script: string): Promise<Page> {
  const site = await startSite();
  const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><style>p { margin: 0; height: 20px } .no { display: none }</style>
<h1>Ada</h1><p id="room" hidden></p><p id="below">Below</p>
<script>const h1 = document.querySelector('h1'); const nextTask = (then) => {
const { port1, port2 } = new MessageChannel(); port1.onmessage = then; port2.postMessage(null) };
const act = () => { ${script} }</script>`;
  site.docs = (_, response) =>
    void response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
  const page = await (await visitor()).openTab();
  await recordFrames(page, 'h1', '#below');
  await page.goto(site.docsUrl);
  expect((await seenFrames(page)).seen).toEqual([{ h1: 'Ada', '#below': 'Below' }]);
  await page.evaluate('act()');
  return page;
}

const titles = async (page: Page): Promise<(string | undefined)[]> =>
  (await seenFrames(page)).seen.map(({ h1 }) => h1);

test.each([
  [
    'a text that the next task mends',
    `h1.textContent = 'reader'; nextTask(() => (h1.textContent = 'Ada'))`,
  ],
  [
    'an attribute that the next task mends',
    `h1.hidden = true; nextTask(() => (h1.hidden = false))`,
  ],
  [
    'an element that the next task puts back',
    `h1.remove(); nextTask(() => document.body.prepend(h1))`,
  ],
  [
    'a stylesheet that the next task mends',
    `const sheet = new CSSStyleSheet(); document.adoptedStyleSheets = [sheet];
     sheet.replaceSync('h1 { visibility: hidden }'); nextTask(() => sheet.replaceSync(''))`,
  ],
  [
    'a rule that the next task takes away',
    `const { sheet } = document.querySelector('style'); sheet.insertRule('h1 { opacity: 0 }'); nextTask(() => sheet.deleteRule(0))`,
  ],
])('sees %s', async (_, script) => {
  const page = await open(script);
  const [before, during, after, ...more] = await titles(page);
  expect([before, after, more]).toEqual(['Ada', 'Ada', []]);
  expect(during).toBe(script.includes('reader') ? 'reader' : '');
});

test.each([
  ['sees', 'without a stylesheet', '', ['reader', 'Ada']],
  // Nothing is painted before it has come.
  ['leaves out', 'while a stylesheet loads', '<link rel="stylesheet" href="/a.css">', ['Ada']],
])('%s what a task mends before the first frame, %s', async (_, __, link, titlesSeen) => {
  const site = await startSite();
  const script = `<script>new MutationObserver((_, observer) => {
const h1 = document.querySelector('h1'); if (!h1) return; observer.disconnect();
const { port1, port2 } = new MessageChannel(); port1.onmessage = () => (h1.textContent = 'Ada'); port2.postMessage(null);
}).observe(document, { childList: true, subtree: true })</script>`;
  site.docs = ({ url }, response) => {
    const isStyle = url === '/a.css';
    response
      .setHeader('content-type', isStyle ? 'text/css' : 'text/html')
      .end(isStyle ? '' : `<!doctype html>${script}${link}<h1>reader</h1>`);
  };
  const page = await (await visitor()).openTab();
  await recordFrames(page, 'h1');
  const styles = await holdRequests(page, '*/a.css');
  await page.goto(site.docsUrl, { waitUntil: 'domcontentloaded' });
  await expect.poll(() => page.$eval('h1', (title) => title.textContent)).toBe('Ada');
  await styles.release();
  expect(await titles(page)).toEqual(titlesSeen);
});

test('leaves out what a task changes and takes back, itself or by an observer of the page', async () => {
  const page = await open(`
    new MutationObserver(() => { if (h1.textContent !== 'Ada') h1.textContent = 'Ada' }).observe(h1, { childList: true });
    h1.textContent = 'reader';
    h1.hidden = true;
    queueMicrotask(() => (h1.hidden = false));`);
  expect(await titles(page)).toEqual(['Ada']);
});

test('sees what moves, and only since it was asked last', async () => {
  const page = await open(`document.querySelector('#room').hidden = false`);
  const { moved, movedLater } = await seenFrames(page);
  expect(moved).toEqual([expect.stringMatching(/^<p id="below"><\/p>: 984×20 at .* → 984×20/)]);
  expect(movedLater).toEqual(moved);
  expect(await seenFrames(page)).toEqual({
    seen: [{ h1: 'Ada', '#below': 'Below' }],
    moved: [],
    movedLater: [],
  });
});

test('an empty recording is an error', async () => {
  const site = await startSite();
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await recordFrames(page, 'h1');
  await expect(seenFrames(page)).rejects.toThrow(
    `Found no recorded frame of ${site.docsUrl}/. Expected at least one: call recordFrames before the page is opened`,
  );
  await page.reload();
  expect((await seenFrames(page)).seen).toHaveLength(1);
});

test('a recording of no element is an error', async () => {
  const site = await startSite();
  const page = await (await visitor()).openTab();
  await recordFrames(page);
  await page.goto(site.docsUrl);
  await expect(seenFrames(page)).rejects.toThrow('Found no recorded frame');
});

test('the beginning of a text that arrives is no state, and a beginning that is taken back is', async () => {
  const site = await startSite();
  const page = await (await visitor()).openTab();
  await recordFrames(page, 'h1', 'p');
  const show = async (...pieces: string[]): Promise<unknown> => {
    const html = await holdHtml(page, pieces.join(''));
    site.docs = html.docs;
    const opened = page.goto(site.docsUrl);
    let length = 0;
    for (const piece of pieces) await html.send((length += piece.length));
    await opened;
    return (await seenFrames(page)).seen;
  };
  const head = '<!doctype html><link rel="icon" href="data:,"><title>Docs</title><body>';
  const whole = { h1: 'Hello, Ada', p: 'Text' };
  expect(await show(`${head}<h1>Hel`, 'lo, ', 'Ada</h1>', '<p>Te', 'xt</p><i></i>')).toEqual([
    whole,
  ]);
  const script = "<script>document.querySelector('h1').textContent = 'Hello, Ada'</script>";
  expect(await show(`${head}<h1>Hello, re`, 'ader</h1>', `${script}<p>Text</p>`)).toEqual([
    { h1: 'Hello, reader' },
    whole,
  ]);
});

test('a request waits until it is let go', async () => {
  const site = await startSite();
  const page = await (await visitor()).openTab();
  await recordFrames(page, '#out');
  const api = await holdRequests(page, site.apiUrl);
  await page.goto(site.docsUrl);
  await api.asked;
  expect((await seenFrames(page)).seen).toEqual([{ '#out': '' }]);
  expect(site.questions).toBe(0);
  await api.release();
  await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
  expect((await seenFrames(page)).seen).toEqual([{ '#out': '' }, { '#out': 'Log in' }]);
  expect(site.questions).toBe(1);
});

test('an icon that the browser requests never receives the HTML that a test holds', async () => {
  const site = await startSite();
  const reader = await visitor();
  const page = await reader.openTab();
  const held = await holdHtml(page, '<!doctype html><title>Docs</title>');
  site.docs = held.docs;
  const other = await reader.openTab();
  const icon = other.waitForResponse(`${site.docsUrl}/favicon.ico`);
  // A 204 leaves the tab where it is.
  await other.goto(`${site.docsUrl}/favicon.ico`).catch(() => {});
  expect((await icon).status()).toBe(204);
  await page.bringToFront();
  await recordFrames(page, 'title');
  const opened = page.goto(site.docsUrl);
  await held.send();
  await opened;
  expect(await page.title()).toBe('Docs');
});
