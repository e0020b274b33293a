import type { Bookplate } from '../global.ts';

/**
 * Waits for the end of a handshake, unless one has ended on this page already: this part of the script may come later
 * than the answer. From docs page to docs page a reader who is remembered is shown without a handshake.
 *
 * @param bookplate of the page
 * @param then is called once, at the first
 */
export function whenAnswered(bookplate: Bookplate, then: () => void): void {
  if (bookplate.outcome) then();
  else addEventListener('bookplate:reader', then, { once: true });
}
