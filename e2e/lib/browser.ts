import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { controlClock } from './clock.ts';

/** Vitest's `onTestFinished`; tests that run side by side have one each. */
export type WhenFinished = typeof onTestFinished;

/** A reader at a browser of their own: no cookies, nothing stored. */
export interface Visitor {
  readonly context: BrowserContext;
  /** What the pages of this visitor threw. A docs page must never throw because of Bookplate. */
  readonly errors: string[];
  openTab(): Promise<Page>;
}

/** How the browser of a test file is set up. */
export interface BrowserSetup {
  /** Chrome lets third-party cookies through by default; Debian's Chromium and private windows do not. */
  readonly allowsThirdPartyCookies?: boolean;
}

/**
 * Starts a Chromium for a test file.
 *
 * @param setup what is not as Chromium comes
 * @returns makes visitors, each for one test
 */
export function useBrowser({ allowsThirdPartyCookies = false }: BrowserSetup = {}): {
  visitor: (whenFinished?: WhenFinished) => Promise<Visitor>;
} {
  const profile = mkdtempSync(join(tmpdir(), 'bookplate-browser-'));
  let browser: Browser;
  beforeAll(async () => {
    if (allowsThirdPartyCookies) {
      const preferences = { profile: { cookie_controls_mode: 0 } };
      mkdirSync(join(profile, 'Default'));
      writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
    }
    browser = await puppeteer.launch({
      executablePath: process.env['BOOKPLATE_CHROMIUM'] ?? '/usr/bin/chromium',
      userDataDir: profile,
      acceptInsecureCerts: true,
      defaultViewport: { width: 1_000, height: 700 },
      // Readers have a back/forward cache, so the tests need it.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
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
  await page.type('input[name=email]', `${name}@example.com`);
  await page.type('input[name=password]', `${name}-password`);
  await Promise.all([page.waitForNavigation(), page.click('main button')]);
}

/** Signs out by the dashboard's own button. */
export async function signOut(page: Page, dashboardUrl: string): Promise<void> {
  await page.goto(dashboardUrl);
  await Promise.all([page.waitForNavigation(), page.click('form[action="/logout"] button')]);
}

/** Waits until an element is shown and reads so. */
export async function waitForText(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForFunction(
    (wantedSelector, wanted) => {
      const element = document.querySelector<HTMLElement>(wantedSelector);
      // The `innerText` of what is not shown is its text all the same.
      return element?.checkVisibility() && element.innerText === wanted;
    },
    { timeout: 10_000 },
    selector,
    text,
  );
}

/** What Bookplate keeps in the browser for this origin. */
export function storedKeys(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.startsWith('bookplate:')),
  );
}

/**
 * A reader who is elsewhere for longer than the two seconds for which an answer counts as new.
 *
 * @param since when the page had the answer already
 */
export function longAway(since: number = Date.now()): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, since + 2_100 - Date.now())));
}
