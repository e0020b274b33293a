import { startWebKit, type WebKitTab } from '../../../lib/webkit.ts';
import { callOf, type Engine, type Tab } from './engine.ts';

export const webkit: Engine = {
  name: 'WebKitGTK',
  async start() {
    const driver = await startWebKit(process.env['BOOKPLATE_WEBKIT_DRIVER'] ?? 'WebKitWebDriver');
    return {
      async open({ blocksCookies }) {
        const first = await driver.open(...(blocksCookies ? ['--cookies-policy=never'] : []));
        let isFirstTaken = false;
        return {
          async openTab() {
            const window = isFirstTaken ? await first.openWindow() : first;
            isFirstTaken = true;
            return tabOf(window);
          },
          close: () => first.close(),
        };
      },
      close: () => Promise.resolve(driver.close()),
    };
  },
};

function tabOf(window: WebKitTab): Tab {
  return {
    goto: (url) => window.goto(url),
    run: (work, ...argv) => window.run(`return ${callOf(work, argv)}`),
    hide: () => window.hide(),
    show: () => window.show(),
  };
}
