import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { callOf, type Reader, type Tab } from './engine.ts';

/** Readers of a browser that Puppeteer drives. */
export function readerOf(context: BrowserContext, close: () => Promise<void>): Reader {
  // What a reader looks at who is not at the docs.
  let elsewhere: Page | undefined;
  const hide = async (): Promise<void> => {
    elsewhere ??= await context.newPage();
    await elsewhere.bringToFront();
  };
  return {
    openTab: async () => tabOf(await context.newPage(), hide),
    close,
  };
}

/** A tab of it. */
export function tabOf(page: Page, hide: Tab['hide']): Tab {
  return {
    goto: async (url) => void (await page.goto(url)),
    run: async <Argv extends readonly unknown[], Result>(
      work: (...argv: Argv) => Result | Promise<Result>,
      ...argv: Argv
    ) => (await page.evaluate(callOf(work, argv))) as Result,
    hide,
    show: () => page.bringToFront(),
    setOffline: (isOffline) => page.setOfflineMode(isOffline),
  };
}

/** The tab of a browser that was started again. */
export async function restoredTab(browser: Browser, url: string): Promise<Page> {
  for (;;) {
    const page = (await browser.pages()).find((each) => each.url().startsWith(url));
    if (page) return page;
    await new Promise((resolve) => browser.once('targetcreated', resolve));
  }
}
