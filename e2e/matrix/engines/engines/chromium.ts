import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../../../lib/launch-browser.ts';
import type { Engine, Reader } from './engine.ts';
import { readerOf, restoredTab, tabOf } from './puppeteer.ts';

export const chromium: Engine = {
  name: 'Chromium',
  async start() {
    const shared = await launchBrowser({});
    return {
      async open({ blocksCookies, isRestarted }) {
        if (isRestarted) return restartable();
        if (blocksCookies) {
          const { browser, close } = await launchBrowser({ blocksCookies });
          return readerOf(browser.defaultBrowserContext(), close);
        }
        const context = await shared.browser.createBrowserContext();
        return readerOf(context, () => context.close());
      },
      close: () => shared.close(),
    };
  },
};

async function restartable(): Promise<Reader> {
  const profile = mkdtempSync(join(tmpdir(), 'bookplate-restarted-'));
  let current = await launchBrowser({ profile });
  return {
    ...readerOf(current.browser.defaultBrowserContext(), async () => {
      await current.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }),
    async restart(url) {
      await current.close();
      current = await launchBrowser({ profile });
      return tabOf(await restoredTab(current.browser, url), async () => {});
    },
  };
}
