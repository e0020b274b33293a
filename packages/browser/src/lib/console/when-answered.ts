import type { Outcome, UnreachableReason } from '@bookplate/protocol';
import type { Bookplate } from '../global.ts';

/** What may be said of a handshake: nothing of the reader. */
export interface Answer {
  readonly outcome: Outcome | undefined;
  readonly reason: UnreachableReason | undefined;
  /** From the question to the answer, in milliseconds. */
  readonly durationMs: number | undefined;
}

/**
 * Waits for the end of a handshake, unless one has ended on this page already: this part of the script may come later
 * than the answer. From docs page to docs page a reader who is remembered is shown without a handshake.
 *
 * @param bookplate of the page
 * @param then is called once, at the first
 */
export function whenAnswered(bookplate: Bookplate, then: (answer: Answer) => void): void {
  const tell = (): void => {
    const { outcome, reason } = bookplate;
    const durationMs = performance.getEntriesByName('bookplate').at(-1)?.duration;
    then({ outcome, reason, durationMs });
  };
  if (bookplate.outcome) tell();
  else addEventListener('bookplate:reader', tell, { once: true });
}
