import { existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '@bookplate/doctor/browser';
import puppeteer, { type Browser, type ConnectOptions } from 'puppeteer-core';

/** How a browser is set up. */
export interface BrowserSetup {
  /** Chrome lets third-party cookies through by default; Debian's Chromium and private windows do not. */
  readonly allowsThirdPartyCookies?: boolean;
}

/** What each connection to a browser says for itself. */
export const connection: ConnectOptions = {
  acceptInsecureCerts: true,
  defaultViewport: { width: 1_000, height: 700 },
};

/**
 * Starts a Chromium with a new profile.
 *
 * @param setup what is not as Chromium comes
 * @returns the browser, and what ends it and removes its profile
 */
export async function launchBrowser({ allowsThirdPartyCookies = false }: BrowserSetup): Promise<{
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}> {
  const profile = mkdtempSync(join(tmpdir(), 'bookplate-browser-'));
  if (allowsThirdPartyCookies) {
    const preferences = { profile: { cookie_controls_mode: 0 } };
    mkdirSync(join(profile, 'Default'));
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  }
  const browser = await puppeteer.launch({
    ...connection,
    executablePath: findChromium(process.env) ?? 'chromium',
    userDataDir: profile,
    headless: !process.env['BOOKPLATE_HEADFUL'],
    ignoreDefaultArgs: [
      // Readers have a back/forward cache, so the tests need it.
      '--disable-back-forward-cache',
      // Puppeteer has Chromium share memory by files on the disk, as containers may have little of it.
      ...(hasSharedMemory() ? ['--disable-dev-shm-usage'] : []),
    ],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A renderer in reserve is as dear as the one that a tab gets, and most tests open one tab.
      '--disable-features=SpareRendererForSitePerProcess',
    ],
  });
  return {
    browser,
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Whether `/dev/shm` has a gigabyte, which is more than two browsers use. */
function hasSharedMemory(): boolean {
  if (!existsSync('/dev/shm')) return false;
  const { bavail, bsize } = statfsSync('/dev/shm');
  return bavail * bsize > 2 ** 30;
}
