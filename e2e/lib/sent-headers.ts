import type { Page } from 'puppeteer-core';

/**
 * Notes what the browser really sends, cookies included, which it does not tell with the request itself.
 *
 * @param page the tab
 * @param path of the requests that are noted
 * @returns the headers of each of them so far, names in lower case
 */
export async function sentHeaders(
  page: Page,
  path: string,
): Promise<() => readonly Readonly<Record<string, string>>[]> {
  const session = await page.createCDPSession();
  const headers = new Map<string, Readonly<Record<string, string>>>();
  const wanted = new Set<string>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (new URL(request.url).pathname === path) wanted.add(requestId);
  });
  session.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers: sent }) => {
    const entries = Object.entries(sent).map(([name, value]) => [name.toLowerCase(), value]);
    headers.set(requestId, Object.fromEntries(entries) as Record<string, string>);
  });
  await session.send('Network.enable');
  return () => [...headers].filter(([id]) => wanted.has(id)).map(([, sent]) => sent);
}
