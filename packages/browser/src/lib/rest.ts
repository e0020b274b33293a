import { keepAttributes } from './attributes.ts';
import type { HandshakeResult } from './handshake.ts';
import { keepLinksCurrent } from './links.ts';
import { keepReader } from './reader.ts';
import { keepSecretTexts } from './secret-texts.ts';
import type { PageSettings } from './settings.ts';

/** Told of every handshake, in development. */
export type Explain = (result: HandshakeResult, settings: PageSettings) => void;

let isContinued = false;

/**
 * What can come after the first paint. Without the head's script on the page it does nothing.
 *
 * @param explain tells a developer how each handshake ended
 */
export function continuePage(explain?: Explain): void {
  const { bookplate } = window;
  const page = bookplate?.page;
  if (!page || isContinued) return;
  isContinued = true;
  keepAttributes(page);
  const refresh = keepReader(page, (result) => {
    dispatchEvent(new Event('bookplate:reader'));
    explain?.(result, page.settings);
  });
  Object.defineProperties(bookplate, {
    reader: { get: () => page.reader },
    refresh: { value: refresh },
  });
  keepSecretTexts(page, refresh);
  keepLinksCurrent(page.settings);
}
