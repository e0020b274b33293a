import { isSameAccount } from '@bookplate/protocol';
import { freshMs } from './arrival.ts';
import { attempt } from './attempt.ts';
import { awayMs } from './departure.ts';
import type { Keys } from './keys.ts';
import type { Page } from './page.ts';
import { paintPage } from './paint-page.ts';
import { type Persona, present } from './present.ts';
import type { Presentation } from './presentation.ts';
import { type HandshakeResult, readResponse } from './read-response.ts';
import { keptUntil, keyOf, type ReaderRecord } from './reader-record.ts';
import { currentHint, recall } from './recall.ts';
import { type ReaderRequest, requestReader } from './request.ts';
import { mostRetryAfterMs, retryDelay } from './retry.ts';
import { storeRecord } from './store-record.ts';
import { connectTabs, type TabMessage } from './tabs.ts';

/** Longer timers fire at once (HTML §8.7: a 32-bit integer). */
const longestTimerMs = 2 ** 31 - 1;
/** Failures that may pass. */
const passing = /^(network|timeout|status-(429|5..))$/;

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
  /** The page is closed or put aside. */
  readonly onLeave: () => void;
}

/**
 * Keeps the reader right for as long as the page is open: reads each answer, shares it with other tabs, clears a reader who
 * expires, and requests again when the answer is old.
 *
 * @param page as the head script left it
 * @param onOutcome called when the outcome is known, by this tab or another one
 * @param isVisible whether the reader can see the page
 * @returns the reader state
 */
export function startReaderState(
  page: Page,
  onOutcome: (result: HandshakeResult) => void,
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
  let retryAt = 0;
  let failures = 0;
  let expiryTimer: ReturnType<typeof setTimeout> | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  const paint = (): void => {
    const { outcome, reason } = persona
      ? { outcome: persona.user ? ('identified' as const) : ('anonymous' as const) }
      : (last ?? {});
    const before = shown.reader;
    shown = { ...present({ user, keyName, hinted, persona }), outcome, reason };
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
    const { user: known = null, at = answeredAt } = record ?? {};
    tabs.post({ user: known, at, keyName, tag, key: keyOf(settings), isStored });
  };

  /** Takes in a reader who was confirmed by an answer. The clock may have been set back since the last one. */
  const confirm = (next: Pick<ReaderRecord, 'user' | 'at' | 'tag'>, chosen?: string): void => {
    ({ user, tag } = next);
    answeredAt = requestedAt = next.at;
    requestedUrl = settings.apiUrl;
    keyName = user?.apiPlaygroundInputs ? present({ user, keyName: chosen }).keyName : undefined;
    hinted = undefined;
    failures = retryAt = 0;
    clearTimeout(retryTimer);
  };

  const tell = (result: HandshakeResult): void => {
    last = result;
    paint();
    watchExpiry();
    onOutcome(result);
  };

  /** Makes the page right by what hint and storage say now. */
  const look = (): void => {
    const found = recall(settings);
    const next = found.record;
    const isSame = next && isSameAccount(next.user?.content, user?.content);
    if (found.tag !== tag || (isStored && !next) || (!isSame && next && next.at > newest())) {
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
  };

  /** Without a hint, the setting spares the dashboard the request. */
  const isSpared = (): boolean => !tag && !!settings.anonymousRequests;

  const newest = (): number => (answeredAt > Date.now() ? 0 : answeredAt);

  const watchExpiry = (): void => {
    clearTimeout(expiryTimer);
    if (!record) return;
    // With 0, nothing is stored, and the open page still shows the reader for a day.
    const left = keptUntil(record, settings.cacheSeconds || 86_400) - Date.now();
    if (left > 0) {
      expiryTimer = setTimeout(watchExpiry, Math.min(left, longestTimerMs));
      return;
    }
    user = undefined;
    store(undefined);
    reset();
    if (isVisible()) request();
  };

  const request = (): void => {
    const now = Date.now();
    // One that is old may have been answered before the reader signed in or out.
    if (pending && requestedUrl === settings.apiUrl && now - pending.at < awayMs) return;
    pending?.abort.abort();
    pending = undefined;
    if (isSpared()) {
      requestedAt = now;
      requestedUrl = settings.apiUrl;
      tell({ outcome: 'anonymous' });
    } else if (retryAt <= now || retryAt > now + mostRetryAfterMs)
      // The clock may have been set back.
      void complete(requestReader(settings.apiUrl));
  };

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
    if (result.outcome === 'unreachable') fail(result);
    else if (at >= newest()) {
      const answered = result.user ?? null;
      const isSame = user && answered && isSameAccount(user.content, answered.content);
      confirm({ user: answered, at, tag }, isSame ? keyName : undefined);
      store(answered || tag ? { user: answered, at, keyName, tag } : undefined);
      share();
    }
    tell(result);
  };

  const fail = ({ reason, retryAfterMs }: HandshakeResult): void => {
    if (user === undefined) user = null;
    hinted = undefined;
    if (!passing.test(reason ?? '')) return;
    const delayMs = retryAfterMs ?? retryDelay(failures);
    failures += 1;
    if (retryAfterMs) retryAt = Date.now() + retryAfterMs;
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => {
      if (isVisible()) request();
    }, delayMs);
  };

  const onMessage = (message: TabMessage): void => {
    const { key, at, keyName: chosen } = message;
    if (key !== keyOf(settings) || at < newest() || message.tag !== currentHint(settings)?.tag)
      return;
    confirm(message, chosen);
    ({ isStored } = message);
    record = user || tag ? { user: message.user, at, keyName, tag } : undefined;
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

  const onReturn = (): void => {
    if (!isVisible()) return;
    tabs.open();
    look();
    watchExpiry();
    // The clock may have been set back.
    if (Math.abs(Date.now() - requestedAt) > (failures ? awayMs : freshMs(settings))) request();
  };

  const tabs = connectTabs(onMessage);
  tabs.open();
  watchExpiry();
  if (page.request) void complete(page.request);
  else if (isSpared()) queueMicrotask(request);
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
    onLeave: () => {
      tabs.close();
      pending?.abort.abort();
      pending = requestedUrl = undefined;
      requestedAt = 0;
    },
  };
}
