import type { Page } from 'puppeteer-core';

/**
 * What a reader saw of some elements in one frame: their text, or nothing where an element is not shown. One whose HTML
 * had not come by then is left out.
 */
export type Frame = Readonly<Record<string, string>>;

interface Recording {
  readonly bookplateFrames: Frame[];
  /** What a layout shift was worth, and what it moved. */
  readonly bookplateShifts: Shift[];
}

interface Shift {
  readonly value: number;
  readonly moved: string;
  /** Whether the browser had painted only a part of the page's HTML before. */
  readonly isOnArrival: boolean;
}

/** What the browser tells of a layout shift; TypeScript's DOM does not know it yet. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

/**
 * Records every frame of the pages that this tab opens from now on, from the first one.
 *
 * @param page the tab
 * @param selectors which elements to look at
 */
export async function recordFrames(page: Page, ...selectors: string[]): Promise<void> {
  await page.evaluateOnNewDocument((looked: string[]) => {
    const recording = window as unknown as Recording;
    const place = ({ x, y, width, height }: DOMRectReadOnly): string =>
      `${width}×${height} at ${x},${y}`;
    Object.assign(window, { bookplateFrames: [], bookplateShifts: [] });
    // When the frame came that is after the first one with all of the page's HTML. By the clock: the time that a callback
    // is given is the one a frame was due, and a busy browser lays out the frame before it later than that.
    let arrivedAt = Infinity;
    let isParsed = false;
    new PerformanceObserver((list) => {
      for (const { value, startTime, sources } of list.getEntries() as LayoutShift[]) {
        const moved = sources.map(({ node, previousRect, currentRect }) => {
          const element = node instanceof Element ? node : node?.parentElement;
          return `${(element?.cloneNode() as Element | undefined)?.outerHTML}: ${place(previousRect)} → ${place(currentRect)}`;
        });
        const isOnArrival = startTime < arrivedAt;
        recording.bookplateShifts.push({ value, moved: moved.join('; '), isOnArrival });
      }
    }).observe({ type: 'layout-shift', buffered: true });
    // A frame is painted after its animation callbacks and what they queued as microtasks; the next task sees the
    // document as it was painted.
    const { port1, port2 } = new MessageChannel();
    port2.addEventListener('message', () => {
      const texts = looked.flatMap((selector) => {
        const element = document.querySelector<HTMLElement>(selector);
        if (!element && document.readyState === 'loading') return [];
        const isShown = element?.checkVisibility({
          visibilityProperty: true,
          opacityProperty: true,
        });
        return [[selector, isShown ? element?.innerText : '']];
      });
      recording.bookplateFrames.push(Object.fromEntries(texts) as Frame);
    });
    port2.start();
    const onFrame = (): void => {
      if (isParsed) arrivedAt = Math.min(arrivedAt, performance.now());
      isParsed = document.readyState !== 'loading';
      port1.postMessage(null);
      requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
  }, selectors);
}

/**
 * Reads the recording of the page that is open.
 *
 * @param page the tab
 * @returns the distinct things seen, in the order of their first frame, without beginnings of a page that are right as far
 * as they go; what moved, and what of it moved once all of the page was there, for a slow browser paints half of a long
 * line first; and the cumulative layout shift
 */
export async function seenFrames(page: Page): Promise<{
  seen: Frame[];
  moved: string[];
  movedLater: string[];
  layoutShift: number;
}> {
  // Whatever is still to change has a few frames to do so.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        setTimeout(() => requestAnimationFrame(() => setTimeout(resolve)), 150);
      }),
  );
  const { frames, shifts } = await page.evaluate(() => {
    const { bookplateFrames, bookplateShifts } = window as unknown as Recording;
    return { frames: bookplateFrames, shifts: bookplateShifts };
  });
  const distinct = [...new Map(frames.map((frame) => [JSON.stringify(frame), frame])).values()];
  const isBeginningOf = (part: Frame, whole: Frame): boolean =>
    Object.keys(part).length < Object.keys(whole).length &&
    Object.entries(part).every(([selector, text]) => whole[selector] === text);
  return {
    seen: distinct.filter((frame) => !distinct.some((other) => isBeginningOf(frame, other))),
    moved: shifts.map(({ moved }) => moved),
    movedLater: shifts.filter(({ isOnArrival }) => !isOnArrival).map(({ moved }) => moved),
    layoutShift: shifts.reduce((sum, { value }) => sum + value, 0),
  };
}
