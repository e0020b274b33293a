import puppeteer, { type Browser, type BrowserContext } from 'puppeteer-core';
import type { Engine, Reader } from './engine.ts';
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
          return firefoxReader(own.defaultBrowserContext(), () => own.close());
        }
        const context = await shared.createBrowserContext();
        return firefoxReader(context, () => context.close());
      },
      close: () => shared.close(),
    };
  },
};

/** Firefox 140 knows no command that takes the network away, though Puppeteer has it. */
function firefoxReader(context: BrowserContext, close: () => Promise<void>): Reader {
  const reader = readerOf(context, close);
  return {
    ...reader,
    async openTab() {
      const { setOffline: _, ...tab } = await reader.openTab();
      return tab;
    },
  };
}
