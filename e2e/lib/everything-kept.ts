import type { Page } from 'puppeteer-core';

/**
 * All that a browser keeps of a page beyond it: storage, the contents of every database and cache, cookies that scripts
 * can't read, and the addresses of its history.
 *
 * @param page any
 * @returns one text, to look for a secret in
 */
export async function everythingKept(page: Page): Promise<string> {
  const stored = await page.evaluate(async () => {
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
    const storages = [localStorage, sessionStorage].map((storage) => Object.entries(storage));
    return JSON.stringify([storages, databases, cached, document.cookie, history.state, name]);
  });
  const session = await page.createCDPSession();
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  const cookies = await page.browserContext().cookies();
  return JSON.stringify([stored, cookies, entries, page.url()]);
}

/**
 * What a page shows, apart from fields and from samples that are to show the secret.
 *
 * @param page any
 * @param samples a selector of these
 * @returns its HTML, and the text that whoever selects all of it would copy
 */
export function everythingShown(
  page: Page,
  samples?: string,
): Promise<{ html: string; copied: string }> {
  return page.evaluate((shownThere) => {
    const shadow = document.querySelector('rapi-doc')?.shadowRoot;
    const copy = new DOMParser().parseFromString(
      document.documentElement.outerHTML + (shadow?.innerHTML ?? ''),
      'text/html',
    );
    for (const shown of copy.querySelectorAll(['input', shownThere].filter(Boolean).join()))
      shown.remove();
    getSelection()?.selectAllChildren(document.body);
    let copied = getSelection()?.toString() ?? '';
    if (shownThere)
      for (const { textContent } of document.querySelectorAll(shownThere))
        copied = copied.replace(textContent ?? '', '');
    getSelection()?.removeAllRanges();
    return { html: copy.documentElement.outerHTML, copied };
  }, samples);
}

/** Where a secret stands in a text, with a bit of what is around it: no test report has it all. */
export function contextsOf(secret: string, text: string): readonly string[] {
  return text
    .split(secret)
    .slice(1)
    .map((_, index) => text.split(secret)[index]?.slice(-80) ?? '');
}
