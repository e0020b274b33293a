import { answerTest } from './answer-test.ts';
import { refreshSettings } from './refresh-settings.ts';
import { reportHandshake } from './report-handshake.ts';
import { whenAnswered } from './when-answered.ts';

/**
 * What a page does for the console that its settings name, and does not do without one. It comes after the
 * deferred part; without that on the page it does nothing.
 */
export function connectConsole(): void {
  const { bookplate } = window;
  // As the docs were built: whatever the browser keeps of the settings, the console is this one.
  const embedded = document.querySelector<HTMLScriptElement>('script[data-console]')?.dataset;
  const { console: address = '' } = embedded ?? {};
  if (!bookplate || !embedded || !URL.canParse(address)) return;
  const { reportSampleRate = 0 } = bookplate.page.settings;
  // Drawn once, so that of a page that stays open no more is known than of others.
  if (Math.random() < +reportSampleRate)
    whenAnswered(bookplate, (answer) => reportHandshake(address, answer));
  answerTest(address, bookplate);
  refreshSettings(bookplate, embedded);
}
