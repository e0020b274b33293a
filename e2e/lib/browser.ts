import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import { controlClock } from './clock.ts';
import { type BrowserSetup, connection, launchBrowser } from './launch-browser.ts';

/** Vitest's `onTestFinished`, of which tests that run side by side have one each; or `afterSuite()`. */
export type WhenFinished = (work: () => Promise<void> | void) => void;

/** A reader at a browser of their own: no cookies, nothing stored. */
export interface Visitor {
  readonly context: BrowserContext;
  /** What the pages of this visitor threw. A docs page must never throw because of Bookplate. */
  readonly errors: string[];
  openTab(): Promise<Page>;
}

/**
 * Gives a test file the browser of its worker, or another one where that has to be set up in another way.
 *
 * @param setup what is not as Chromium comes
 * @returns makes visitors, each for one test
 */
export function useBrowser(setup?: BrowserSetup): {
  visitor: (whenFinished?: WhenFinished) => Promise<Visitor>;
} {
  let browser: Browser;
  let leave: () => Promise<void>;
  beforeAll(async () => {
    if (setup) {
      const own = await launchBrowser(setup);
      browser = own.browser;
      leave = own.close;
      return;
    }
    const endpoint = inject('browserEndpoints')[Number(process.env['VITEST_POOL_ID']) - 1];
    if (endpoint === undefined)
      throw new Error(
        `Found no browser for worker ${process.env['VITEST_POOL_ID']}. Expected one for each; see start-browsers.ts.`,
      );
    browser = await puppeteer.connect({ ...connection, browserWSEndpoint: endpoint });
    leave = () => browser.disconnect();
  });
  afterAll(() => leave());
  return {
    visitor: async (whenFinished = onTestFinished) => {
      const context = await browser.createBrowserContext();
      whenFinished(() => context.close());
      const errors: string[] = [];
      return {
        context,
        errors,
        openTab: async () => {
          const page = await context.newPage();
          page.on('pageerror', (error) => errors.push(String(error)));
          await controlClock(page);
          return page;
        },
      };
    },
  };
}

/**
 * Signs in by the dashboard's own form.
 *
 * @param page a tab of the visitor
 * @param dashboardUrl any page of the dashboard that leads to its sign-in
 * @param name which reader: `ada` or `bob`
 */
export async function signIn(page: Page, dashboardUrl: string, name: string): Promise<void> {
  await page.goto(dashboardUrl);
  await fillSignIn(page, name);
}

/** The same, on a sign-in page that is open already. */
export async function fillSignIn(page: Page, name: string): Promise<void> {
  await page.waitForSelector('input[name=email]');
  await enter(page, 'input[name=email]', `${name}@example.com`);
  await enter(page, 'input[name=password]', `${name}-password`);
  await Promise.all([page.waitForNavigation(), page.click('main button')]);
}

/** Puts text into a field at the cursor, all at once as a paste does: key by key takes ten times as long. */
export async function enter(page: Page, selector: string, text: string): Promise<void> {
  await page.focus(selector);
  await page.keyboard.sendCharacter(text);
}

/** Signs out by the dashboard's own button. */
export async function signOut(page: Page, dashboardUrl: string): Promise<void> {
  await page.goto(dashboardUrl);
  await Promise.all([page.waitForNavigation(), page.click('form[action="/logout"] button')]);
}

/** Keeps the warm frame of the examples' dashboards from loading: the docs' own request or a hint has to do it. */
export async function blockWarmFrame(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  await session.send('Network.setBlockedURLs', { urls: ['*bookplate-warm*'] });
}

/** Waits until an element is shown and reads so. */
export async function waitForText(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForFunction(
    (wantedSelector, wanted) => {
      const element = document.querySelector<HTMLElement>(wantedSelector);
      // The `innerText` of what is not shown is its text all the same.
      return element?.checkVisibility() && element.innerText === wanted;
    },
    {},
    selector,
    text,
  );
}

/** What Bookplate stores of readers in the browser for this origin: all but the time at which a docs page was left. */
export function storedKeys(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Object.keys(localStorage).filter(
      (key) => key.startsWith('bookplate:') && key !== 'bookplate:left',
    ),
  );
}

/** Waits until an element has a text, be it behind dots: `innerText` is what is seen. */
export async function waitForContent(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForFunction(
    (wantedSelector, wanted) => document.querySelector(wantedSelector)?.textContent === wanted,
    {},
    selector,
    text,
  );
}
