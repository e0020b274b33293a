/**
 * What a page shows, state by state, with the same verdict on every machine.
 *
 * A browser paints between two tasks, and which of those moments it takes depends on how busy the machine is. So the
 * recorder does not wait for the moments that this machine takes: it reads the page after every task that changed the
 * document or a stylesheet, and after every frame. What it has not read, no machine can have painted; what a task
 * changes and takes back before its end, no machine can paint, and it is left out. It counts as shown what a later
 * task or an animation callback mends.
 *
 * When something arrives is not left to the machine either. A test holds the answer of the Info API, a script or the
 * rest of the HTML (`hold.ts`), waits for {@link paintedFrames}, and lets go. Nothing here waits for time to pass.
 *
 * Not seen: changes inside a shadow root and by CSS alone (a transition, a file that has loaded) are read frame by frame.
 * `e2e/frames/recorder.test.ts` shows pages that flicker to it.
 */
import type { Page } from 'puppeteer-core';

/**
 * What a reader sees of some elements at one moment: their text, or nothing where an element is not shown. An element
 * whose HTML has not arrived is left out.
 */
export type Frame = Readonly<Record<string, string>>;

/** A frame, and the elements of it of which only the beginning has arrived. */
interface State {
  readonly texts: Frame;
  readonly open: readonly string[];
}

interface Shift {
  /** What moved, from where to where. */
  readonly moved: string;
  /** Whether only a part of the page's HTML had been painted before. */
  readonly isOnArrival: boolean;
}

/** In the page. */
interface Recorder {
  /** Resolves when a frame that began after the call, and another one, are painted. */
  painted(): Promise<void>;
  /** What there was since the last call; it begins with the state in which that call found the page. */
  take(): { states: State[]; shifts: Shift[] };
  /** Called at each moment at which the page can be painted. */
  onMoment?: () => void;
}

declare global {
  interface Window {
    bookplateRecorder?: Recorder;
  }
}

/** What the browser reports of a layout shift; TypeScript's DOM does not know it yet. */
interface LayoutShift extends PerformanceEntry {
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

/**
 * Records the pages that this tab opens from now on, from the first moment at which they can be painted.
 *
 * @param page the tab
 * @param selectors which elements to look at
 */
export async function recordFrames(page: Page, ...selectors: string[]): Promise<void> {
  await page.evaluateOnNewDocument(startRecorder, selectors, false);
}

/**
 * Waits until what the page shows now is painted.
 *
 * @param page the tab, in front: a hidden one paints nothing
 */
export async function paintedFrames(page: Page): Promise<void> {
  await page.evaluate(() => window.bookplateRecorder?.painted());
}

/**
 * Reads what the page that is open has shown, once what it shows now is painted.
 *
 * @param page the tab, in front
 * @returns since the last call, or since the page was opened: the states of the elements, one after another, without
 * beginnings of a state that are right as far as they go; what moved; and what of it moved after all HTML had been painted
 * @throws Error if nothing was recorded: then there is nothing to be sure of
 */
export async function seenFrames(
  page: Page,
): Promise<{ seen: Frame[]; moved: string[]; movedLater: string[] }> {
  const { states, shifts } = await page.evaluate(async () => {
    await window.bookplateRecorder?.painted();
    return window.bookplateRecorder?.take() ?? { states: [], shifts: [] };
  });
  if (!states.some(({ texts }) => Object.keys(texts).length > 0))
    throw new Error(
      `Found no recorded frame of ${page.url()}. Expected at least one: call recordFrames before the page is opened, and keep its tab in front.`,
    );
  return {
    seen: states
      .filter((state, index) => !isBeginning(state, states[index + 1]))
      .map(({ texts }) => texts),
    moved: shifts.map(({ moved }) => moved),
    movedLater: shifts.filter(({ isOnArrival }) => !isOnArrival).map(({ moved }) => moved),
  };
}

/** Whether the next state says the same and more, and only HTML that arrived is between them. */
function isBeginning({ texts, open }: State, next: State | undefined): boolean {
  return Object.entries(texts).every(([selector, text]) => {
    const later = next?.texts[selector];
    return later === text || (open.includes(selector) && later?.startsWith(text.trimEnd()));
  });
}

/** Runs in each document before anything of it; in frames only where that is wanted. */
export function startRecorder(selectors: readonly string[], isForFrames: boolean): void {
  if (window !== window.top && !isForFrames) return;
  const states: State[] = [];
  const shifts: Shift[] = [];
  const waiting: { readonly frame: number; readonly resolve: () => void }[] = [];
  let frames = 0;
  let hasPainted = false;
  let isParsed = false;
  // When the frame began that is after the first one with all HTML: an earlier shift is one of what was still arriving.
  let arrivedAt = Infinity;

  const isOpen = (element: Element): boolean => {
    for (let node: Node | null = element; node; node = node.parentNode)
      if (node.nextSibling) return false;
    return document.readyState === 'loading';
  };
  const read = (): State => {
    const open: string[] = [];
    const texts = selectors.flatMap((selector) => {
      const element = document.querySelector<HTMLElement>(selector);
      if (!element) return document.readyState === 'loading' ? [] : [[selector, '']];
      if (isOpen(element)) open.push(selector);
      const isShown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      return [[selector, isShown ? element.innerText : '']];
    });
    return { texts: Object.fromEntries(texts) as Frame, open };
  };
  const record = (): void => {
    window.bookplateRecorder?.onMoment?.();
    const state = read();
    if (JSON.stringify(state) !== JSON.stringify(states.at(-1))) states.push(state);
  };

  // Before its first frame a page is not shown while a stylesheet of the head is loading (HTML, "render-blocking").
  const canBePainted = (): boolean =>
    hasPainted ||
    (document.body !== null &&
      !Array.from(document.querySelectorAll('link')).some(
        ({ relList, sheet }) => relList.contains('stylesheet') && !sheet,
      ));
  let lastChange = 0;
  const onChange = async (): Promise<void> => {
    lastChange += 1;
    const change = lastChange;
    // This observer is the oldest and is called first. Those of the page have their turn before the task is over.
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    if (change === lastChange && canBePainted()) record();
  };
  new MutationObserver(() => void onChange()).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  const sheet = CSSStyleSheet.prototype;
  for (const method of ['replaceSync', 'insertRule', 'deleteRule'] as const) {
    const change = sheet[method] as (...args: unknown[]) => unknown;
    Object.assign(sheet, {
      [method](this: CSSStyleSheet, ...args: unknown[]) {
        void onChange();
        return change.apply(this, args);
      },
    });
  }

  const noteShifts = (entries: PerformanceEntryList): void => {
    const place = ({ x, y, width, height }: DOMRectReadOnly): string =>
      `${width}×${height} at ${x},${y}`;
    for (const { startTime, sources } of entries as LayoutShift[]) {
      const moved = sources.map(({ node, previousRect, currentRect }) => {
        const element = node instanceof Element ? node : node?.parentElement;
        const html = (element?.cloneNode() as Element | undefined)?.outerHTML;
        return `${html}: ${place(previousRect)} → ${place(currentRect)}`;
      });
      shifts.push({ moved: moved.join('; '), isOnArrival: startTime < arrivedAt });
    }
  };
  const shiftObserver = new PerformanceObserver((list) => noteShifts(list.getEntries()));
  shiftObserver.observe({ type: 'layout-shift', buffered: true });

  // A frame is painted in the task that runs its animation callbacks, so the next task finds what was painted.
  const { port1, port2 } = new MessageChannel();
  port2.addEventListener('message', () => {
    frames += 1;
    record();
    for (const { frame, resolve } of waiting) if (frame <= frames) resolve();
  });
  port2.start();
  const onFrame = (): void => {
    hasPainted = true;
    if (isParsed) arrivedAt = Math.min(arrivedAt, performance.now());
    isParsed = document.readyState !== 'loading';
    port1.postMessage(null);
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);

  window.bookplateRecorder = {
    // The message of a frame that began earlier may still be on its way.
    painted: () => new Promise((resolve) => waiting.push({ frame: frames + 3, resolve })),
    take() {
      noteShifts(shiftObserver.takeRecords());
      const taken = { states: [...states], shifts: [...shifts] };
      states.splice(0, states.length - 1);
      shifts.length = 0;
      return taken;
    },
  };
}
