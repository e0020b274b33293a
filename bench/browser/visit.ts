import type { Browser, BrowserContext } from 'puppeteer-core';
import { launchChromium } from './launch.ts';

/** The texts of an element, and when each was first painted, in milliseconds since the navigation began. */
export type Seen = readonly [text: string, at: number][];

export interface Visit {
  readonly seen: Seen;
  /** How far anything moved. */
  readonly shift: number;
  /** When the request of the name began, in milliseconds after the page's first byte. */
  readonly askedAt: number;
  /** When its answer was there, likewise. */
  readonly answeredAt: number;
}

/** Starts a Chromium that trusts the certificates of this process. */
export function launchTrusting(): Promise<Browser> {
  return launchChromium(
    // Not Puppeteer's `acceptInsecureCerts`, with which each connection fails first and is made again.
    '--ignore-certificate-errors',
    '--disable-quic',
  );
}

/**
 * Visits a page in a new tab, until an element shows a text.
 *
 * @param context of the reader
 * @param url of the page
 * @param selector of the element
 * @param end the text
 * @param isOver whether the handshake has to be over, too
 */
export async function visit(
  context: BrowserContext,
  url: string,
  selector: string,
  end: string,
  isOver = false,
): Promise<Visit> {
  const tab = await context.newPage();
  await tab.evaluateOnNewDocument(watchText, selector);
  await tab.goto(url);
  await tab.waitForFunction(
    (wanted, hasHandshake) =>
      (window as unknown as { seenTexts: Seen }).seenTexts.some(([text]) => text === wanted) &&
      (!hasHandshake || window.bookplate?.outcome !== undefined),
    {},
    end,
    isOver,
  );
  const visited = await tab.evaluate(() => {
    const [navigation] = performance.getEntriesByType(
      'navigation',
    ) as PerformanceNavigationTiming[];
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const request = resources.find(({ name }) => /user-info|session/.test(name));
    const { seenTexts, layoutShift } = window as unknown as {
      seenTexts: Seen;
      layoutShift: number;
    };
    return {
      seen: seenTexts,
      shift: layoutShift,
      askedAt: (request?.startTime ?? Number.NaN) - (navigation?.responseStart ?? Number.NaN),
      answeredAt: (request?.responseEnd ?? Number.NaN) - (navigation?.responseStart ?? Number.NaN),
    };
  });
  await tab.close();
  return visited;
}

/** What a sign-in on the dashboard sets: a new tag each time. */
export async function setHint(context: BrowserContext, name: string): Promise<void> {
  const value = `sign-in-${'0'.repeat(8)}-${Math.random().toString(36).slice(2)}.${name}`;
  await context.setCookie({
    name: 'bookplate_hint',
    value,
    domain: '.site.localhost',
    path: '/',
    secure: true,
  });
}

/** @returns when a text was first painted */
export function paintedAt(seen: Seen, wanted: string): number {
  return seen.find(([text]) => text === wanted)?.[1] ?? Number.NaN;
}

function watchText(selector: string): void {
  const seen: [text: string, at: number][] = [];
  Object.assign(window, { seenTexts: seen, layoutShift: 0 });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries() as (PerformanceEntry & { value: number })[])
      (window as unknown as { layoutShift: number }).layoutShift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  // The task after a frame's callbacks: by then it is painted.
  const { port1, port2 } = new MessageChannel();
  port2.addEventListener('message', () => {
    const text = document.querySelector<HTMLElement>(selector)?.innerText ?? '';
    if (text !== (seen.at(-1)?.[0] ?? '')) seen.push([text, performance.now()]);
  });
  port2.start();
  const onFrame = (): void => {
    port1.postMessage(null);
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
}
