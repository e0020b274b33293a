import puppeteer, { type Browser } from 'puppeteer-core';
import type { Engine } from './engine.ts';
import { readerOf } from './puppeteer.ts';

/** Readers have a back/forward cache, which Puppeteer switches off. */
const preferences = { 'fission.bfcacheInParent': true };

function launch(more: Readonly<Record<string, unknown>> = {}): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env['BOOKPLATE_FIREFOX'] ?? 'firefox-esr',
    acceptInsecureCerts: true,
    extraPrefsFirefox: { ...preferences, ...more },
  });
}

export const firefox: Engine = {
  name: 'Firefox',
  async start() {
    const shared = await launch();
    return {
      async open({ blocksCookies }) {
        if (blocksCookies) {
          const own = await launch({ 'network.cookie.cookieBehavior': 2 });
          return readerOf(own.defaultBrowserContext(), () => own.close());
        }
        const context = await shared.createBrowserContext();
        return readerOf(context, () => context.close());
      },
      close: () => shared.close(),
    };
  },
};
