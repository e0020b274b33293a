import { isSameAccount } from '@bookplate/protocol';
import { awayMs, noteDeparture } from './arrival.ts';
import { keptUntil, readKeyName, type Remembered, writeCache } from './cache.ts';
import { guard } from './guard.ts';
import { type HandshakeResult, shakeHands } from './handshake.ts';
import type { Page } from './page.ts';
import type { Question } from './question.ts';

/** Longer timers fire at once (HTML §8.7: a 32-bit integer). */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Keeps the reader true for as long as the page is open: takes in each answer, ends the reader who expires, and asks
 * again when someone returns to the page, be it from another tab, by the back button, or because it was rendered
 * ahead.
 *
 * @param page as the head left it
 * @param onResult is told how each handshake ended
 * @returns asks, unless this page has asked the same Info API already
 */
export function keepReader(page: Page, onResult: (result: HandshakeResult) => void): () => void {
  const { settings, show } = page;
  let known: Remembered | undefined = page.remembered;
  let askedAt = page.question?.at ?? known?.at ?? 0;
  let lastQuestion: Question | undefined;
  let lastUrl = settings.apiUrl;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const remember = (reader: Remembered | undefined): void => {
    known = reader;
    writeCache(settings, known);
    watchExpiry();
  };

  const watchExpiry = (): void => {
    clearTimeout(timer);
    if (!known) return;
    const left = keptUntil(known, settings) - Date.now();
    if (left > 0) {
      timer = setTimeout(watchExpiry, Math.min(left, longestTimerMs));
      return;
    }
    remember(undefined);
    show(undefined);
    ask();
  };

  const ask = (): void => void waitFor(page.ask(settings.apiUrl));

  const waitFor = async (question: Question): Promise<void> => {
    lastQuestion = question;
    askedAt = question.at;
    lastUrl = settings.apiUrl;
    const result = await shakeHands(question);
    // A later question is on its way, or the page was put aside and the browser cut this one off.
    if (question !== lastQuestion) return;
    const { outcome, user } = result;
    if (user) {
      // Another account: nothing of the first may be left when the second appears.
      if (known && !isSameAccount(known.user.content, user.content)) show(null);
      remember({ user, at: question.at, keyName: readKeyName(settings, user) });
    } else if (outcome === 'anonymous') remember(undefined);
    show(known?.user ?? null, result);
    // How long it took, for whoever measures the page. It throws if the clock was set back meanwhile.
    guard(() => performance.measure('bookplate', { start: question.at - performance.timeOrigin }));
    onResult(result);
  };

  const onReturn = (): void => {
    if (document.visibilityState !== 'visible') return;
    watchExpiry();
    if (Date.now() - askedAt > awayMs) ask();
  };

  watchExpiry();
  if (page.question) void waitFor(page.question);
  document.addEventListener('visibilitychange', onReturn);
  document.addEventListener('prerenderingchange', onReturn);
  // A page in the back/forward cache sleeps, and some engines cut its requests off: such an end is no answer.
  addEventListener('pagehide', () => {
    noteDeparture();
    lastQuestion = undefined;
    askedAt = 0;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) onReturn();
  });
  return () => {
    if (!lastQuestion || lastUrl !== settings.apiUrl) ask();
  };
}
