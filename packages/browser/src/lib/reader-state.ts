import { isSameAccount } from '@bookplate/protocol';
import { awayMs, noteDeparture } from './departure.ts';
import { attempt } from './attempt.ts';
import type { CurrentReader } from './current-reader.ts';
import type { Keys } from './keys.ts';
import type { Page } from './page.ts';
import { type Persona, present } from './present.ts';
import type { Presentation } from './presentation.ts';
import { type HandshakeResult, readResponse } from './read-response.ts';
import { keptUntil, keyOf, type ReaderRecord, readRecord } from './reader-record.ts';
import { type ReaderRequest, requestReader } from './request.ts';
import { storeRecord } from './store-record.ts';

/** Longer timers fire at once (HTML §8.7: a 32-bit integer). */
const longestTimerMs = 2 ** 31 - 1;

/** What the rest of the page can do with the reader state. */
export interface ReaderState {
  /** Requests the reader, unless this page has requested the same Info API already. */
  readonly refresh: () => void;
  readonly keys: () => Keys;
  /** Shows the page as to a persona; undefined ends the preview. */
  readonly preview: (persona: Persona | undefined) => void;
  /** Clears what the browser stores of the reader. */
  readonly clear: () => void;
}

/**
 * Keeps the reader right for as long as the page is open: reads each answer, clears a reader who expires, and requests
 * again when the reader returns to the page, be it from another tab, by the back button, or because it was prerendered.
 *
 * @param page as the head script left it
 * @param onResult called at the end of each handshake
 * @returns the reader state
 */
export function startReaderState(
  page: Page,
  onResult: (result: HandshakeResult) => void,
): ReaderState {
  const { settings } = page;
  let user: CurrentReader = page.record?.user;
  let keyName = page.record?.keyName;
  /** The reader as stored, or as it would be. */
  let record: ReaderRecord | undefined = page.record;
  let last: HandshakeResult | undefined;
  let persona: Persona | undefined;
  let shown: Presentation = present({ user, keyName });

  let requestedAt = page.request?.at ?? record?.at ?? 0;
  let requestedUrl: string | undefined;
  let pending: ReaderRequest | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const repaint = (): void => {
    const presentation = present({ user, keyName, persona });
    const { outcome, reason } = persona
      ? { outcome: persona.user ? ('identified' as const) : ('anonymous' as const) }
      : (last ?? {});
    shown = { ...presentation, outcome, reason };
    page.paint(shown);
  };

  const store = (next: ReaderRecord | undefined): void => {
    record = next;
    storeRecord(keyOf(settings), settings, record);
    watchExpiry();
  };

  const watchExpiry = (): void => {
    clearTimeout(timer);
    if (!record) return;
    const left = keptUntil(record, settings) - Date.now();
    if (left > 0) {
      timer = setTimeout(watchExpiry, Math.min(left, longestTimerMs));
      return;
    }
    user = last = keyName = undefined;
    store(undefined);
    repaint();
    request();
  };

  const request = (): void => void complete(requestReader(settings.apiUrl));

  const complete = async (next: ReaderRequest): Promise<void> => {
    pending = next;
    requestedAt = next.at;
    requestedUrl = settings.apiUrl;
    const result = await readResponse(next);
    // A later request is under way, or the page was put aside and the browser cut this one off.
    if (next !== pending) return;
    last = result;
    const answered = result.user;
    if (answered) {
      // Another account: nothing of the first may be left when the second appears.
      if (!user || !isSameAccount(user.content, answered.content)) {
        if (user) page.paint({ reader: null });
        keyName = undefined;
      }
      user = answered;
      keyName = answered.apiPlaygroundInputs
        ? present({ user, keyName: storedKeyName() }).keyName
        : undefined;
      store({ user: answered, at: next.at, keyName });
    } else if (result.outcome === 'anonymous') {
      user = null;
      keyName = undefined;
      store(undefined);
    } else user ??= null;
    repaint();
    // How long it took, for measurements. It throws if the clock was set back meanwhile.
    attempt(() => performance.measure('bookplate', { start: next.at - performance.timeOrigin }));
    onResult(result);
  };

  /** The choice of this account, which another tab may have made. */
  const storedKeyName = (): string | undefined => {
    const stored = readRecord(settings);
    return user && stored && isSameAccount(stored.user.content, user.content)
      ? stored.keyName
      : keyName;
  };

  const choose = (name: string | undefined): void => {
    if (!name || name === shown.keyName || !shown.keyNames?.includes(name)) return;
    if (persona) persona = { ...persona, keyName: name };
    else {
      keyName = name;
      if (record) store({ ...record, keyName });
    }
    repaint();
    // Before the first answer nothing depends on the key.
    if (page.reader?.apiPlaygroundInputs) dispatchEvent(new Event('bookplate:reader'));
  };

  const onReturn = (): void => {
    if (document.visibilityState !== 'visible') return;
    watchExpiry();
    if (Date.now() - requestedAt > awayMs) request();
  };

  watchExpiry();
  if (page.request) void complete(page.request);
  document.addEventListener('visibilitychange', onReturn);
  document.addEventListener('prerenderingchange', onReturn);
  // A page in the back/forward cache sleeps, and some engines cut its requests off: such an end is no answer.
  addEventListener('pagehide', () => {
    noteDeparture();
    pending = requestedUrl = undefined;
    requestedAt = 0;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) onReturn();
  });
  addEventListener('storage', () => {
    if (!persona) choose(storedKeyName());
  });
  return {
    refresh: () => {
      if (requestedUrl !== settings.apiUrl) request();
    },
    keys: () => ({ names: shown.keyNames ?? [], chosen: shown.keyName, choose }),
    preview: (next) => {
      persona = next;
      repaint();
    },
    clear: () => store(undefined),
  };
}
