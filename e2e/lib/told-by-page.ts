import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { User } from '@bookplate/protocol';
import type { HTTPRequest, Page } from 'puppeteer-core';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/**
 * Has a tab find a built site at its own address, and the Info API at its, without a server.
 *
 * @param page the tab
 * @param folder of the build
 * @param user tells what the Info API answers; `null` for anonymous readers
 * @param api of the docs' own origin: answers JSON to some requests
 * @param base path that the site was built for, such as `/docs`
 */
export async function serveBuild(
  page: Page,
  folder: string,
  user: () => User | null,
  api?: (request: HTTPRequest) => object | undefined,
  base = '',
): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { host, pathname } = new URL(request.url());
    if (host === 'dash.foo.com') {
      void request.respond({
        status: user() ? 200 : 401,
        contentType: 'application/json',
        headers: {
          'access-control-allow-origin': 'https://docs.foo.com',
          'access-control-allow-credentials': 'true',
        },
        body: JSON.stringify(user()),
      });
      return;
    }
    const answer = api?.(request);
    if (answer) {
      void request.respond({
        status: 200,
        contentType: 'application/json',
        body: JSON.stringify(answer),
      });
      return;
    }
    const path = join(folder, decodeURI(pathname.replace(base, '')));
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
    if (host !== 'docs.foo.com' || !existsSync(file)) void request.respond({ status: 404 });
    else
      void request.respond({
        status: 200,
        contentType: types[extname(file)] ?? 'application/octet-stream',
        body: readFileSync(file),
      });
  });
}

/**
 * What a page tells its reader, a link preview and a search engine: the tags of its head, and of what is visible the text
 * and the attributes. What code and styles say is told to nobody; structured data is.
 *
 * @param page that has been opened
 * @returns one text
 */
export async function toldBy(page: Page): Promise<string> {
  await page.waitForFunction(() => window.bookplate?.outcome);
  return page.evaluate(() => {
    const isCode = (element: Element): boolean =>
      element.tagName === 'STYLE' ||
      (element.tagName === 'LINK' && element.getAttribute('rel') === 'stylesheet') ||
      (element.tagName === 'SCRIPT' && !element.getAttribute('type')?.includes('json'));
    // Nobody is told a class.
    const attributesOf = (element: Element): string =>
      Array.from(element.attributes, ({ name, value }) =>
        name === 'class' ? '' : `${name}=${value}`,
      ).join(' ');
    const told: string[] = [];
    for (const element of document.head.children)
      if (!isCode(element)) told.push(element.outerHTML);
    for (const element of document.body.querySelectorAll('*')) {
      if (isCode(element)) continue;
      if (element.tagName === 'SCRIPT') told.push(element.textContent ?? '');
      if (!element.checkVisibility()) continue;
      told.push(attributesOf(element));
      for (const node of element.childNodes) if (node instanceof Text) told.push(node.data);
    }
    return told.join('\n');
  });
}
