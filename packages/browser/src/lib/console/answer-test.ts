import type { Bookplate } from '../global.ts';
import { whenAnswered } from './when-answered.ts';

/**
 * Where the console has opened this page for its browser test, tells it how a handshake of this page ends. The test is
 * named in the fragment, which browsers send to no server.
 *
 * @param address where the console publishes this site's settings. Only its origin is told, whichever page opened this one
 * @param bookplate of the page
 */
export function answerTest(address: string, bookplate: Bookplate): void {
  const [, test] = /^#bookplate-test=([\w-]+)$/.exec(location.hash) ?? [];
  const opener = window.opener as Window | null;
  if (!test || !opener) return;
  whenAnswered(bookplate, (answer) =>
    opener.postMessage({ ...answer, bookplate: test }, new URL(address).origin),
  );
  // A reader who is remembered is shown without a question; a test needs one.
  bookplate.refresh?.();
}
