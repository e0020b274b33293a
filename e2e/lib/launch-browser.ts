import { existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '@bookplate/doctor/browser';
import puppeteer, { type Browser, type ConnectOptions } from 'puppeteer-core';

/** How a browser is set up. */
export interface BrowserSetup {
  /** Chrome lets third-party cookies through by default; Debian's Chromium and private windows do not. */
  readonly allowsThirdPartyCookies?: boolean;
  /** No site may keep anything: cookies or storage. */
  readonly blocksCookies?: boolean;
  /** With this profile, which stays, and the tabs that it had open. Without, with a new one. */
  readonly profile?: string;
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
export async function launchBrowser({
  allowsThirdPartyCookies,
  blocksCookies,
  profile: ownProfile,
}: BrowserSetup): Promise<{
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}> {
  const profile = ownProfile ?? mkdtempSync(join(tmpdir(), 'bookplate-browser-'));
  const settings = {
    ...(allowsThirdPartyCookies && { cookie_controls_mode: 0 }),
    ...(blocksCookies && { default_content_setting_values: { cookies: 2 } }),
  };
  if (Object.keys(settings).length > 0) {
    const preferences = { profile: settings };
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
      ...(ownProfile === undefined ? [] : ['--restore-last-session']),
    ],
  });
  return {
    browser,
    async close() {
      await browser.close();
      if (ownProfile === undefined)
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
