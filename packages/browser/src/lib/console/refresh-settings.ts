import { attempt } from '../attempt.ts';
import type { Bookplate } from '../global.ts';
import { keyOfSettings, readKeptSettings } from '../kept-settings.ts';
import { keyOf } from '../reader-record.ts';
import { type Decided, readAnswer } from './read-answer.ts';

/** For all tabs together. */
const everyMs = 600_000;
const timeoutMs = 5_000;
const mostCharacters = 65_536;

/**
 * Follows what the console says since the docs were built: on this page from then on, and on the next ones from their
 * first request. It waits until the page has nothing to do, and a console that is away or answers rubbish changes
 * nothing.
 *
 * @param bookplate of the page
 * @param embedded the attributes of the script's tag, as the docs were built
 */
export function refreshSettings(bookplate: Bookplate, embedded: DOMStringMap): void {
  const keep = (settings: Decided | undefined): boolean | undefined =>
    attempt(() => {
      localStorage.setItem(keyOfSettings(embedded), JSON.stringify({ at: Date.now(), settings }));
      return true;
    });

  const refresh = async (): Promise<void> => {
    const { at = 0, settings: known } = readKeptSettings(embedded) ?? {};
    // A clock may have been set back.
    if (Math.abs(Date.now() - at) > everyMs) {
      // Before the request, so that no other tab sends one. Where nothing can be stored, every page would.
      if (!keep(known)) return;
      keep(await askConsole(embedded).catch(() => known));
    }
    const inUse = bookplate.page.settings;
    const before = keyOf(inUse);
    Object.assign(inUse, readKeptSettings(embedded)?.settings);
    if (keyOf(inUse) === before) return;
    // A reader of the other Info API is not known to this one.
    attempt(() => localStorage.removeItem(before));
    bookplate.refresh?.();
  };

  const whenIdle = (): void => {
    if (document.visibilityState === 'visible')
      // Not every Safari has it.
      (window.requestIdleCallback ?? setTimeout)(() => void refresh());
  };
  whenIdle();
  document.addEventListener('visibilitychange', whenIdle);
}

async function askConsole({ console: address = '', allowedHosts }: DOMStringMap): Promise<Decided> {
  const response = await fetch(address, {
    credentials: 'omit',
    // What the browser has of it is asked about, and sent again only if it has changed.
    cache: 'no-cache',
    redirect: 'error',
    // Ends a body that is of no use as well, however long it is: what is not read is hardly sent.
    signal: AbortSignal.timeout(timeoutMs),
  });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (response.ok && text.length <= mostCharacters) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) return readAnswer(text, { location, allowedHosts });
    text += decoder.decode(value, { stream: true });
  }
  throw response;
}
