import { attempt } from './attempt.ts';
import { firstRequest } from './first-request.ts';
import type { Page } from './page.ts';
import { startReaderState } from './reader-state.ts';
import { recall } from './recall.ts';
import { readSettings } from './settings.ts';

/** What the build of the docs knows. */
export interface WarmFrame {
  /** The origin whose pages may embed it. */
  readonly dashboard: string;
  /** The attributes of the head script's tag, as in its `dataset`. */
  readonly tag: DOMStringMap;
}

/**
 * Makes one handshake on a page of the dashboard, for the docs: stores the reader as a docs page would, or wipes the stored
 * one, and tells open docs tabs. The page learns nothing of it. On a page of another origin it does nothing.
 *
 * @param frame what the build knows
 */
export function warm({ dashboard, tag }: WarmFrame): void {
  const found = dashboardPage();
  // With the head script on the page, the handshake is made.
  if (window.bookplate) return;
  if (found !== dashboard) {
    // oxlint-disable-next-line eslint/no-console -- the frame shows nothing, and its page cannot be told
    console.warn(
      `[bookplate] The warm frame is for pages of ${dashboard}, and this one is ${found ?? 'unknown or framed itself'}.`,
    );
    return;
  }
  const settings = readSettings(tag);
  const recalled = recall(settings);
  const page = {
    settings,
    recalled,
    // However fresh the stored reader is: they may have signed out since.
    request: firstRequest(settings, { ...recalled, record: undefined }),
    paint: () => {},
  } as unknown as Page;
  const state = startReaderState(
    page,
    // Another tab may tell an older answer first.
    (_result, isLast) => isLast && state.onLeave(),
    // Nobody sees this page, so it requests nothing later.
    () => false,
  );
}

/** The origin of the page that embeds the frame or, without a frame, has the script. A page within a page is none. */
function dashboardPage(): string | undefined {
  const { top, parent, document, location } = window;
  if (window === top) return location.origin;
  if (parent !== top) return undefined;
  return location.ancestorOrigins?.[0] ?? attempt(() => new URL(document.referrer).origin);
}
