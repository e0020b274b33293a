import { refreshSettings } from './refresh-settings.ts';
import { whenAnswered } from './when-answered.ts';

/**
 * What a page does for the console that its settings name, and does not do without one. It comes after the rest of the
 * script; without that on the page it does nothing.
 */
export function connectConsole(): void {
  const { bookplate } = window;
  const address = bookplate?.page.settings.console;
  if (!bookplate || !address || !URL.canParse(address)) return;
  whenAnswered(bookplate, () => {});
  const tag = document.querySelector<HTMLScriptElement>('script[data-console]');
  if (tag) refreshSettings(bookplate, tag.dataset);
}
