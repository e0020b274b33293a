import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { storedKeys, useBrowser, waitForText } from '../lib/browser.ts';
import { longAway, passTime } from '../lib/clock.ts';
import { ada, builtScript, docsPage, scriptTag, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

test('a script that is on the page twice does everything once', async () => {
  const site = await startSite();
  site.user = ada;
  site.docs = (_request, response) =>
    void response
      .setHeader('content-type', 'text/html')
      .end(docsPage(site, scriptTag(site) + scriptTag(site)));
  const reader = await visitor();
  const page = await reader.openTab();
  const errors: string[] = [];
  page.on('pageerror', (error) => void errors.push(String(error)));
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  await page.waitForFunction(() => window.bookplate?.reader);
  expect(errors).toEqual([]);
  expect(site.questions).toBe(1);
});

test('what is kept at rest never has a playground value', async () => {
  const site = await startSite();
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(stored).toContain('Ada');
  expect(stored).not.toContain('ada-secret-key');
});

test('from page to page the Info API is asked once a minute, on a reload again', async () => {
  const site = await startSite();
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  for (const path of ['/two', '/three', '/four']) {
    await page.evaluate((next) => location.assign(next), path);
    await page.waitForFunction((wanted) => location.pathname === wanted, {}, path);
    await waitForText(page, 'h1', 'Hello, Ada');
  }
  expect(site.questions).toBe(1);
  await longAway(page);
  await page.reload();
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  expect(site.questions).toBe(2);
});

test('a page that is left before its answer leaves the request to the next', async () => {
  const site = await startSite();
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  await page.goto('about:blank');
  await longAway(page);
  const { api } = site;
  const asked = new Promise<void>((resolve) => {
    site.api = () => resolve();
  });
  await page.goto(site.docsUrl);
  await asked;
  site.user = null;
  site.api = api;
  await page.evaluate(() => location.assign('/two'));
  await waitForText(page, 'h1', 'Hello, reader');
});

test('a page that is left as soon as the reader comes back leaves the request to the next', async () => {
  const site = await startSite();
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  site.user = null;
  await longAway(page);
  await page.evaluate(() => {
    document.dispatchEvent(new Event('visibilitychange'));
    location.assign('/two');
  });
  await waitForText(page, 'h1', 'Hello, reader');
});

test('data that expire are taken away then, and the Info API is asked again', async () => {
  const site = await startSite();
  const page = await (await visitor()).openTab();
  site.user = { ...ada, expiresAt: Math.floor(Date.now() / 1_000) + 3_600 };
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  site.user = null;
  await passTime(page, 3_601_000);
  await waitForText(page, '#out', 'Log in');
  expect(await page.$eval('h1', (title) => title.innerText)).toBe('Hello, reader');
  expect(site.questions).toBe(2);
  expect(await storedKeys(page)).toEqual([]);
});

test('a reader is kept for cacheSeconds at most, and with 0 not at all', async () => {
  const site = await startSite();
  site.user = ada;
  site.docs = (request, response) => {
    const seconds = request.url === '/never' ? 0 : 3_600;
    const head = scriptTag(site, 'bookplate', `data-cache-seconds="${seconds}"`);
    response.setHeader('content-type', 'text/html').end(docsPage(site, head));
  };
  const page = await (await visitor()).openTab();
  await page.goto(`${site.docsUrl}/never`);
  await waitForText(page, 'h1', 'Hello, Ada');
  expect(await storedKeys(page)).toEqual([]);

  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  site.api = () => {};
  await passTime(page, 3_601_000);
  await waitForText(page, 'h1', 'Hello, reader');
});

test('the back button does not bring back a reader who has signed out', async () => {
  const site = await startSite();
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.title = persisted ? 'woken' : 'loaded';
    });
  });
  await page.goto('about:blank');
  site.user = null;
  await page.goBack();
  await waitForText(page, 'h1', 'Hello, reader');
  // Else this was an ordinary load, and says nothing about the back/forward cache.
  expect(await page.title()).toBe('woken');
  expect(await storedKeys(page)).toEqual([]);
});

test('a framework may write the fallback again, whatever it begins with', async () => {
  const site = await startSite();
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  await page.$eval('h1 bookplate-text', (element) => {
    element.textContent = 'Adapter';
  });
  await waitForText(page, 'h1', 'Hello, Ada');
  site.user = null;
  await longAway(page);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await waitForText(page, 'h1', 'Hello, Adapter');
});

test('a reader who has signed out leaves nothing in the last text of a page that is parsed in one task', async () => {
  const site = await startSite();
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, '#plan', 'enterprise');
  site.docs = (_, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html>');
  await passTime(page, 61_000);
  await page.goto(site.docsUrl);
  const { api } = site;
  let answer = (): void => {};
  site.api = (request, response) => void (answer = () => api(request, response));
  // As a network that brings all of it at once: the parser gets to the end before any observer is called.
  await page.evaluate((html) => {
    document.open();
    document.write(html);
    document.close();
  }, docsPage(site));
  await waitForText(page, '#plan', 'enterprise');
  site.user = null;
  await expect.poll(() => site.questions).toBe(2);
  answer();
  await waitForText(page, '#out', 'Log in');
  expect(await page.$eval('#plan', (plan) => plan.textContent)).toBe('no plan');
  expect(await page.$eval('h1', (title) => title.textContent)).toBe('Hello, reader');
});

test('a log-out link clears the reader on click', async () => {
  const site = await startSite();
  site.user = ada;
  site.docs = (_, response) => {
    const head = scriptTag(site, 'bookplate', `data-logout-url="${site.docsUrl}/bye"`);
    const link = '<a data-bookplate-link="logout" href="/bye">Log out</a></body>';
    const html = docsPage(site, head).replace('</body>', link);
    response.setHeader('content-type', 'text/html').end(html);
  };
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  site.user = null;
  await Promise.all([page.waitForNavigation(), page.click('a')]);
  await waitForText(page, '#out', 'Log in');
  expect(await storedKeys(page)).toEqual([]);
});

test('a browser that keeps nothing still shows the reader', async () => {
  const site = await startSite();
  site.user = ada;
  const { openTab, errors } = await visitor();
  const page = await openTab();
  await page.evaluateOnNewDocument(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
  });
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  expect(errors).toEqual([]);
});

test.each(['junk', '[]', '{"user":{"groups":3},"at":1}', '{"user":{},"at":"x"}', '{"at":9e99}'])(
  'what somebody wrote into the storage is not believed: %s',
  async (junk) => {
    const site = await startSite();
    const { openTab, errors } = await visitor();
    const page = await openTab();
    await page.evaluateOnNewDocument(
      (key, value) => localStorage.setItem(key, value),
      `bookplate:1:${site.apiUrl}`,
      junk,
    );
    await page.goto(site.docsUrl);
    await waitForText(page, '#out', 'Log in');
    expect(errors).toEqual([]);
  },
);

test('docs in a sandboxed frame are anonymous and readable', async () => {
  const site = await startSite();
  site.user = ada;
  const { docs } = site;
  site.docs = (request, response) => {
    if (request.url === '/inner') docs(request, response);
    else
      response
        .setHeader('content-type', 'text/html')
        .end('<iframe sandbox="allow-scripts" src="/inner"></iframe>');
  };
  const { openTab, errors } = await visitor();
  const page = await openTab();
  await page.goto(site.docsUrl);
  const frame = await page.waitForFrame((each) => each.url().endsWith('/inner'));
  await frame.waitForFunction(() => window.bookplate?.user === null);
  expect(await frame.$eval('h1', (title) => title.innerText)).toBe('Hello, reader');
  expect(errors).toEqual([]);
});

test('without JavaScript the anonymous text is there', async () => {
  const site = await startSite();
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.setJavaScriptEnabled(false);
  await page.goto(site.docsUrl);
  expect(await page.$eval('h1', (title) => title.innerText)).toBe('Hello, reader');
  expect(site.questions).toBe(0);
});

test('the script runs under a Content-Security-Policy that names its hash', async () => {
  const site = await startSite();
  site.user = ada;
  const hash = createHash('sha256').update(builtScript('bookplate')).digest('base64');
  site.docs = (_, response) => {
    const policy = `script-src 'sha256-${hash}'; connect-src ${new URL(site.apiUrl).origin}`;
    response
      .setHeader('content-type', 'text/html')
      .setHeader('content-security-policy', policy)
      .end(docsPage(site));
  };
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  // Waiting by a function would need the policy's leave to evaluate it.
  await page.waitForSelector('#in', { visible: true });
  expect(await page.$eval('h1', (title) => title.innerText)).toBe('Hello, Ada');
});
