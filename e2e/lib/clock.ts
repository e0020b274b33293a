import type { BrowserContext, Page } from 'puppeteer-core';

/**
 * The clock of a reader's pages. It runs as fast as the real one, and a test moves it forward instead of waiting. What is
 * moved is `Date`, the timers of `setTimeout` and `performance.timeOrigin`, in the pages' own world. Frames, the network,
 * `performance.now()` and `setInterval` stay real.
 */

/** What a reader's clock says. */
export interface Setting {
  /** How far it is ahead of the real one, in milliseconds. */
  readonly aheadMs: number;
  /** When it was stopped, by the real one. */
  readonly stoppedAt?: number;
}

const settings = new WeakMap<BrowserContext, Setting>();

/** Where a page has its clock: out of the way of scripts that list the globals. */
export const place = 'bookplate test clock';

interface PageClock {
  /** Sets the clock, and fires once each timer that is due by then. */
  readonly set: (setting: Setting) => Promise<void>;
}

/**
 * Puts the clock into all pages that a tab opens from now on, before their own scripts.
 *
 * @param page a tab; all tabs of a reader have one time
 */
export async function controlClock(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(installClock, place, settingOf(page));
}

/**
 * Moves a reader's clock forward in all of their tabs, as if they had closed the lid of their computer: a timer that is due
 * fires once. A page in the back/forward cache has the time at which it was left; `passTime(page, 0)` sets it right after
 * it was brought back.
 *
 * A request under way does not go on meanwhile: its time-out is a timer like others. Wait for its answer first.
 *
 * @param page any tab of the reader
 * @param ms how far
 */
export async function passTime(page: Page, ms: number): Promise<void> {
  const setting = settingOf(page);
  await setClocks(page, { ...setting, aheadMs: setting.aheadMs + ms });
}

/**
 * Stops a reader's clock, for a test of what happens within two seconds: a busy machine takes longer. `passTime` moves it
 * still. Timers run, but libraries that measure time themselves wait for ever.
 *
 * @param page any tab of the reader
 * @returns lets it run again
 */
export async function stopClock(page: Page): Promise<() => Promise<void>> {
  await setClocks(page, { ...settingOf(page), stoppedAt: Date.now() });
  return () => setClocks(page, { aheadMs: settingOf(page).aheadMs });
}

function settingOf(page: Page): Setting {
  return settings.get(page.browserContext()) ?? { aheadMs: 0 };
}

async function setClocks(page: Page, setting: Setting): Promise<void> {
  const context = page.browserContext();
  settings.set(context, setting);
  for (const tab of await context.pages()) {
    // First for the pages to come, so that none is opened in between with the old time.
    await tab.evaluateOnNewDocument(setClock, place, setting);
    await tab.evaluate(setClock, place, setting);
  }
}

/**
 * Lets a reader be elsewhere for longer than the two seconds for which an answer of the Info API counts as new.
 *
 * @param page any tab of the reader
 */
export function longAway(page: Page): Promise<void> {
  return passTime(page, 2_100);
}

/** Runs in the page. */
export function setClock(key: string, setting: Setting): Promise<void> | undefined {
  // Not there in a tab that was opened by a page.
  const clocks = globalThis as unknown as Record<symbol, PageClock | undefined>;
  return clocks[Symbol.for(key)]?.set(setting);
}

/** Runs in the page, before its own scripts. */
export function installClock(key: string, start: Setting): void {
  let { aheadMs: ahead, stoppedAt } = start;
  const RealDate = Date;
  const realTimeout = window.setTimeout.bind(window);
  const realClear = window.clearTimeout.bind(window);
  const realOrigin = performance.timeOrigin;
  const now = (): number => (stoppedAt ?? RealDate.now()) + ahead;
  const timers = new Map<number, { readonly due: number; readonly fire: () => void }>();

  window.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, argv: unknown[], newTarget) =>
      Reflect.construct(target, argv.length > 0 ? argv : [now()], newTarget) as Date,
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: window.Date });
  Object.defineProperty(performance, 'timeOrigin', { get: () => realOrigin + ahead });

  const setTimer = (handler: TimerHandler, delay = 0, ...argv: unknown[]): number => {
    if (typeof handler !== 'function') return realTimeout(handler, delay);
    const fire = (): void => {
      timers.delete(id);
      handler(...argv);
    };
    const id = realTimeout(fire, delay);
    timers.set(id, { due: now() + delay, fire });
    return id;
  };
  const clearTimer = (id?: number): void => {
    timers.delete(id ?? 0);
    realClear(id);
  };
  Object.assign(window, {
    setTimeout: setTimer,
    clearTimeout: clearTimer,
    // The specification has one list of both.
    clearInterval: clearTimer,
  });

  // Unlike a timer, a message also comes at once in a tab that is not in front.
  const nextTask = (): Promise<void> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(null);
    });
  const clock: PageClock = {
    async set(setting) {
      ahead = Math.max(ahead, setting.aheadMs);
      ({ stoppedAt } = setting);
      const due = [...timers].filter(([, timer]) => timer.due <= now());
      for (const [id] of due.toSorted(([, a], [, b]) => a.due - b.due)) {
        // Also those that one before it has stopped.
        const timer = timers.get(id);
        realClear(id);
        timer?.fire();
        await nextTask();
      }
    },
  };
  Object.defineProperty(window, Symbol.for(key), { value: clock });
}
