import { isSameAccount } from '@bookplate/protocol';
import { attempt } from './attempt.ts';
import { awayMs, noteDeparture } from './departure.ts';
import { freshMs } from './fresh-ms.ts';
import { isEarlier } from './is-earlier.ts';
import type { Keys } from './keys.ts';
import type { Page } from './page.ts';
import { paintPage } from './paint-page.ts';
import { type Persona, present } from './present.ts';
import type { Presentation } from './presentation.ts';
import { type HandshakeResult, readResponse } from './read-response.ts';
import { keptUntil, keyOf, type ReaderRecord } from './reader-record.ts';
import { currentHint, recall } from './recall.ts';
import { type ReaderRequest, requestReader } from './request.ts';
import { createRetry } from './retry.ts';
import { storeRecord } from './store-record.ts';
import { connectTabs, type TabMessage } from './tabs.ts';
import { watchUntil } from './watch-until.ts';

/** Within so long, a docs tab that the reader has left says so. Chromium may show the next one before. */
const noteMs = 100;

/** What the rest of the page can do with the reader state. */
export interface ReaderState {
  /** Requests the reader, unless this page has an answer of the same Info API already. */
  readonly refresh: () => void;
  readonly keys: () => Keys;
  /** Shows the page as to a persona; undefined ends the preview. */
  readonly preview: (persona: Persona | undefined) => void;
  /** Clears what the browser stores of the reader. */
  readonly clear: () => void;
  /** The reader has come back to the page: makes it right at once, and requests if the answer is old. */
  readonly onReturn: () => void;
  /** The reader goes to another page or tab: notes it, unless the last request has no answer, so that the next page requests. */
  readonly note: () => void;
  /** The page is closed or put aside. */
  readonly onLeave: () => void;
}

/**
 * Keeps the reader right for as long as the page is open: reads each answer, shares it with other tabs, clears a reader who
 * expires, and requests again when the answer is old. It is longer than 250 lines because each of its rules reads and sets the
 * same few variables.
 *
 * @param page as the head script left it
 * @param onOutcome called when an outcome is known, by this tab or another one; the last is when no request is under way
 * @param isVisible whether the reader can see the page
 * @returns the reader state
 */
export function startReaderState(
  page: Page,
  onOutcome: (result: HandshakeResult, isLast: boolean) => void,
  isVisible: () => boolean = () => document.visibilityState === 'visible',
): ReaderState {
  const { settings } = page;
  let { record, tag, user, hinted } = page.recalled;
  let keyName = record?.keyName;
  let isStored = !!record;
  /** When the newest known answer was requested, by any tab. */
  let answeredAt = record?.at ?? 0;
  let last: HandshakeResult | undefined;
  let persona: Persona | undefined;
  let shown: Presentation = present({ user, keyName, hinted });

  let pending: ReaderRequest | undefined;
  let requestedAt = answeredAt;
  let requestedUrl: string | undefined;

  const paint = (): void => {
    const before = shown.reader;
    shown = present({ user, keyName, hinted, last, persona });
    // Another account: nothing of the first may be left when the second appears.
    if (before && shown.reader && !isSameAccount(before.content, shown.reader.content))
      paintPage(page, { reader: null });
    paintPage(page, shown);
  };

  const store = (next: ReaderRecord | undefined): void => {
    record = next;
    isStored = storeRecord(keyOf(settings), settings, record);
  };

  const share = (): void => {
    tabs.post({ user: null, at: answeredAt, tag, ...record, key: keyOf(settings), isStored });
  };

  /** Takes in a reader who was confirmed by an answer. The clock may have been set back since the last one. */
  const confirm = (next: ReaderRecord): ReaderRecord | undefined => {
    const { at } = next;
    ({ user, tag } = next);
    keyName = user?.apiPlaygroundInputs ? present(next).keyName : undefined;
    hinted = undefined;
    answeredAt = requestedAt = at;
    requestedUrl = settings.apiUrl;
    retry.reset();
    return user || tag ? { user, at, keyName, tag } : undefined;
  };

  const tell = (result: HandshakeResult): void => {
    last = result;
    paint();
    watchExpiry();
    onOutcome(result, !pending);
  };

  /** Makes the page right by what hint and storage say now. */
  const look = (): void => {
    const found = recall(settings);
    const next = found.record;
    const isSame = next && isSameAccount(next.user?.content, user?.content);
    const isGone = found.tag !== tag || (isStored && !next);
    if (isGone || (!isSame && next && isEarlier(answeredAt, next.at))) {
      ({ record, tag, user, hinted } = found);
      reset();
    } else if (isSame && keyName !== next.keyName) {
      ({ keyName } = next);
      paint();
    }
  };

  /** Nothing of an earlier answer holds. */
  const reset = (): void => {
    keyName = record?.keyName;
    isStored = !!record;
    last = requestedUrl = undefined;
    answeredAt = requestedAt = 0;
    paint();
    watchExpiry();
  };

  const expire = watchUntil(() => {
    user = undefined;
    store(undefined);
    reset();
    requestIfVisible();
  });

  // With 0, nothing is stored, and the open page still shows the reader for a day.
  const watchExpiry = (): void =>
    expire(record && keptUntil(record, settings.cacheSeconds || 86_400));

  const request = (): void => {
    // One that is old may have been answered before the reader signed in or out.
    if (pending && requestedUrl === settings.apiUrl && Date.now() - pending.at < awayMs) return;
    pending?.abort.abort();
    pending = undefined;
    // Without a hint, the setting spares the dashboard the request.
    if (!tag && settings.anonymousRequests) {
      requestedAt = Date.now();
      requestedUrl = settings.apiUrl;
      tell({ outcome: 'anonymous' });
    } else if (retry.mayRequest()) void complete(requestReader(settings.apiUrl));
  };

  const requestIfVisible = (): void => {
    if (isVisible()) request();
  };

  const retry = createRetry(requestIfVisible);

  const complete = async (next: ReaderRequest): Promise<void> => {
    const sentTag = tag;
    // Two tabs that request in the same millisecond must agree which answer is newer.
    const at = next.at - Math.random();
    pending = next;
    requestedAt = next.at;
    requestedUrl = settings.apiUrl;
    const result = await readResponse(next);
    // A later request is under way, or the page was put aside and the browser cut this one off.
    if (next !== pending) return;
    pending = undefined;
    // The answer may be of the session before.
    if (currentHint(settings)?.tag !== sentTag) {
      look();
      if (requestedUrl !== settings.apiUrl) request();
      return;
    }
    // How long it took, for measurements. It throws if the clock was set back meanwhile.
    attempt(() => performance.measure('bookplate', { start: next.at - performance.timeOrigin }));
    if (result.outcome === 'unreachable') {
      user ??= null;
      hinted = undefined;
      retry.fail(result);
    } else if (!isEarlier(at, answeredAt)) {
      const answered = result.user ?? null;
      const isSame = user && answered && isSameAccount(user.content, answered.content);
      store(confirm({ user: answered, at, tag, keyName: isSame ? keyName : undefined }));
      share();
    }
    tell(result);
  };

  const onMessage = (message: TabMessage): void => {
    const { key, at } = message;
    if (key !== keyOf(settings) || message.tag !== currentHint(settings)?.tag) return;
    if (isEarlier(at, answeredAt)) return;
    record = confirm(message);
    ({ isStored } = message);
    if (pending && pending.at < at) {
      pending.abort.abort();
      pending = undefined;
    }
    tell({ outcome: user ? 'identified' : 'anonymous' });
  };

  const choose = (name: string): void => {
    if (name === shown.keyName || !shown.keyNames?.includes(name)) return;
    if (persona) persona = { ...persona, keyName: name };
    else {
      keyName = name;
      if (record) {
        store({ ...record, keyName });
        share();
      }
    }
    paint();
    // Before the first answer nothing depends on the key.
    if (page.reader?.apiPlaygroundInputs) dispatchEvent(new Event('bookplate:reader'));
  };

  // The clock may have been set back.
  const ageMs = (): number => Math.abs(Date.now() - requestedAt);

  const requestIfOld = (): void => {
    requestedAt = answeredAt;
    if (ageMs() > (retry.isFailing() ? awayMs : freshMs(settings))) requestIfVisible();
  };

  const onReturn = (): void => {
    if (!isVisible()) return;
    tabs.open();
    look();
    watchExpiry();
    if (ageMs() > settings.refreshSeconds * 1_000) request();
    else if (ageMs() > awayMs) {
      // As if a request were under way, for the note of a departure.
      requestedAt = answeredAt - 1;
      setTimeout(requestIfOld, noteMs);
    }
  };

  const note = (): void => {
    if (requestedAt === answeredAt) noteDeparture();
  };

  const tabs = connectTabs(onMessage);
  tabs.open();
  watchExpiry();
  if (page.request) void complete(page.request);
  // The request was spared.
  else if (!record) queueMicrotask(request);
  return {
    refresh: () => {
      if (requestedUrl !== settings.apiUrl) request();
    },
    keys: () => ({ names: shown.keyNames ?? [], chosen: shown.keyName, choose }),
    preview: (next) => {
      persona = next;
      paint();
    },
    clear: () => store(undefined),
    onReturn,
    note,
    onLeave: () => {
      note();
      tabs.close();
      expire(undefined);
      pending?.abort.abort();
      pending = requestedUrl = undefined;
      requestedAt = 0;
    },
  };
}
