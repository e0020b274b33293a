import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';

/**
 * All that a browser keeps of a page beyond it: storage, the contents of every database and cache, cookies that scripts
 * can't read, and the addresses of its history.
 *
 * @param page any
 * @param except how the names of values in `localStorage` begin that are to have the secret
 * @returns one text, to look for a secret in
 */
export async function everythingKept(page: Page, except?: string): Promise<string> {
  const stored = await page.evaluate(async (prefix) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error!));
      });
    const databases = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        databases.push([
          name,
          store,
          await done(objects.getAll()),
          await done(objects.getAllKeys()),
        ]);
      }
      database.close();
    }
    const cached = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        cached.push([name, request.url, await (await cache.match(request))?.text()]);
    }
    const local = Object.entries(localStorage).filter(
      ([key]) => prefix === undefined || !key.startsWith(prefix),
    );
    const storages = [local, Object.entries(sessionStorage)];
    return JSON.stringify([storages, databases, cached, document.cookie, history.state, name]);
  }, except);
  const session = await page.createCDPSession();
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  const cookies = await page.browserContext().cookies();
  return JSON.stringify([stored, cookies, entries, page.url()]);
}

/**
 * What a page shows, apart from what is typed into fields, and from samples that are to show the secret.
 *
 * @param page any
 * @param samples a selector of these
 * @returns its HTML with all shadow roots and all attributes, and the text that a selection of all of it copies
 */
export function everythingShown(
  page: Page,
  samples?: string,
): Promise<{ html: string; copied: string }> {
  return page.evaluate((shownThere) => {
    const inShadows = (root: ParentNode): string =>
      Array.from(root.querySelectorAll('*'), ({ shadowRoot }) =>
        shadowRoot ? shadowRoot.innerHTML + inShadows(shadowRoot) : '',
      ).join('');
    const copy = new DOMParser().parseFromString(
      document.documentElement.outerHTML + inShadows(document),
      'text/html',
    );
    getSelection()?.selectAllChildren(document.body);
    let copied = getSelection()?.toString() ?? '';
    if (shownThere) {
      for (const shown of copy.querySelectorAll(shownThere)) shown.remove();
      for (const { textContent } of document.querySelectorAll(shownThere))
        copied = copied.replace(textContent ?? '', '');
    }
    getSelection()?.removeAllRanges();
    return { html: copy.documentElement.outerHTML, copied };
  }, samples);
}

/** Where a text has a secret, with a few characters around it: no test report has all of the text. */
export function contextsOf(secret: string, text: string): readonly string[] {
  return text
    .split(secret)
    .slice(1)
    .map((_, index) => text.split(secret)[index]?.slice(-80) ?? '');
}

/**
 * Expects that a key was sent to the API of a test, and is in nothing that stays or goes elsewhere: a storage, the logs,
 * telemetry, a report.
 *
 * @param key that was sent
 * @param visit the page, with its logs and, each as one text, its requests
 */
export async function expectOnlyTheApiHas(
  key: string,
  visit: { readonly page: Page; readonly logs: string[]; readonly requests: string[] },
): Promise<void> {
  const { page, logs, requests } = visit;
  await page.evaluate(() => dispatchEvent(new Event('beforeunload')));
  expect(contextsOf(key, await everythingKept(page))).toEqual([]);
  expect(contextsOf(key, logs.join('\n'))).toEqual([]);
  const told = requests.filter((request) => request.includes(key));
  expect(told.filter((request) => !request.includes('/us/me'))).toEqual([]);
  expect(told.length).toBeGreaterThan(0);
  expect(requests.some((request) => request.includes('/console/reports'))).toBe(true);
}
