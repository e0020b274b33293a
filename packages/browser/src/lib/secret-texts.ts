import type { Page } from './page.ts';
import type { Update } from './deferred-painters.ts';

/** Texts that show a value for API playgrounds: perhaps a credential. */
const secret = 'bookplate-text[value*=\'"playground"\']';
/** Elements that need the reader's values, or the names of their keys. */
export const needsAnswer: string = `${secret},[data-bookplate-keys]`;

/**
 * Masks such values until the reader points at the sample or moves the focus to it, as one does to select them. The browser
 * does not store them, so a page that has one of them, or lets the reader choose a key, requests the reader.
 *
 * @param page with the reader
 * @param refresh requests the reader, unless this page has done so already
 * @returns does so for one element
 */
export function secretTextUpdate(page: Page, refresh: () => void): Update {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`pre:not(:hover,:focus,:focus-within) ${secret}{-webkit-text-security:disc}`);
  document.adoptedStyleSheets.push(sheet);
  let isRequested = false;
  return () => {
    // The public fallback text is no secret.
    sheet.disabled = !page.reader?.apiPlaygroundInputs;
    if (isRequested) return;
    isRequested = true;
    refresh();
  };
}
