import { expect, test } from 'vitest';
import { longAway, useBrowser, waitForText } from '../lib/browser.ts';
import { recordFrames, seenFrames } from '../lib/frames.ts';
import { ada, docsPage, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();
const looked = ['h1', '#plan', '#in', '#out'];
const adasPage = { h1: 'Hello, Ada', '#plan': 'enterprise', '#in': 'Welcome back', '#out': '' };
const nobodysPage = { h1: 'Hello, reader', '#plan': 'no plan', '#in': '', '#out': 'Log in' };
/** Before the body is there. */
const nothing = { h1: '', '#plan': '', '#in': '', '#out': '' };

/** The frames in which there was something to see. */
async function seen(...argument: Parameters<typeof seenFrames>): Promise<object[]> {
  const frames = await seenFrames(...argument);
  expect(frames.moved).toEqual([]);
  return frames.seen.filter((frame) => JSON.stringify(frame) !== JSON.stringify(nothing));
}

test('the first frame of a second visit has the name, and no later one differs', async () => {
  const site = await startSite();
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  await recordFrames(page, ...looked);
  await page.goto(site.docsUrl);
  expect(await seen(page)).toEqual([adasPage]);
});

test('nobody sees "Log in" before it is known that nobody is signed in', async () => {
  const site = await startSite();
  const { api } = site;
  site.api = (request, response) => void setTimeout(() => api(request, response), 300);
  const page = await (await visitor()).openTab();
  await recordFrames(page, ...looked);
  await page.goto(site.docsUrl);
  await waitForText(page, '#out', 'Log in');
  const { seen: frames } = await seenFrames(page);
  const [first, ...later] = frames.filter(({ h1 }) => h1 !== '');
  expect(first).toEqual({ ...nobodysPage, '#out': '' });
  expect(later).toEqual([nobodysPage]);
});

test('a reader who has signed out is not shown to whoever comes next, not for one frame after the answer', async () => {
  const site = await startSite();
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  site.user = null;
  await longAway();
  await page.reload();
  await waitForText(page, 'h1', 'Hello, reader');
  await recordFrames(page, ...looked);
  await page.reload();
  await waitForText(page, '#out', 'Log in');
  const { seen: frames } = await seenFrames(page);
  expect(JSON.stringify(frames)).not.toContain('Ada');
});

test('no frame mixes texts, wherever the network splits the HTML of the fallback', async () => {
  const site = await startSite();
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  const html = docsPage(site);
  const from = html.indexOf('<bookplate-text');
  const to = html.indexOf('</h1>');
  expect(to - from).toBeGreaterThan(50);
  await recordFrames(page, 'h1');
  for (let split = from; split <= to; split += 1) {
    site.docs = (_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.write(html.slice(0, split));
      setTimeout(() => response.end(html.slice(split)), 60);
    };
    await page.goto(`${site.docsUrl}/?split=${split}`);
    const frames = (await seenFrames(page)).seen.map(({ h1 = '' }) => h1.trim());
    expect(new Set([...frames, '', 'Hello,', 'Hello, Ada'])).toEqual(
      new Set(['', 'Hello,', 'Hello, Ada']),
    );
    expect(frames.at(-1)).toBe('Hello, Ada');
  }
}, 90_000);

test('the HTML may come one byte at a time across the fallback', async () => {
  const site = await startSite();
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  const html = docsPage(site);
  const [from, to] = [html.indexOf('reader</bookplate-text'), html.indexOf('</h1>')];
  site.docs = async (_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.write(html.slice(0, from));
    for (const byte of html.slice(from, to)) {
      await new Promise((resolve) => setTimeout(resolve, 40));
      response.write(byte);
    }
    response.end(html.slice(to));
  };
  await recordFrames(page, 'h1');
  await page.goto(site.docsUrl);
  const frames = (await seenFrames(page)).seen.map(({ h1 }) => h1).filter(Boolean);
  expect(frames).toEqual(['Hello, Ada']);
});
