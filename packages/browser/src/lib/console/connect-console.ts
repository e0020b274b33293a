import { answerTest } from './answer-test.ts';
import { reportHandshake } from './report-handshake.ts';
import { whenAnswered } from './when-answered.ts';

/**
 * What a page does for the console that its settings name, and does not do without one. It comes after the rest of the
 * script; without that on the page it does nothing.
 */
export function connectConsole(): void {
  const { bookplate } = window;
  const { console: address = '', reportShare = 0 } = bookplate?.page.settings ?? {};
  if (!bookplate || !URL.canParse(address)) return;
  // Drawn once, so that of a page that stays open no more is known than of others.
  if (Math.random() < +reportShare)
    whenAnswered(bookplate, (answer) => reportHandshake(address, answer));
  answerTest(address, bookplate);
}
