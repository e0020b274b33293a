import { keepCurrent } from './keep-current.ts';
import type { Page } from './page.ts';

/** Texts that show a value for API playgrounds: perhaps a credential. */
const secret = 'bookplate-text[value*=\'"playground"\']';
/** What needs the reader's values, or the names of their keys. */
const needsAnswer = `${secret},[data-bookplate-keys]`;

/**
 * Hides such values behind dots until the reader points at the sample or moves the focus to it, as one does to select
 * them. And since the browser does not keep them, a page that has one of them, or lets the reader choose a key, asks for
 * the reader.
 *
 * @param page with the reader
 * @param refresh asks the Info API, unless this page has done so already
 */
export function keepSecretTexts(page: Page, refresh: () => void): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`pre:not(:hover,:focus,:focus-within) ${secret}{-webkit-text-security:disc}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let isAsked = false;
  keepCurrent(() => {
    // What stands there for everyone else is no secret.
    sheet.disabled = !page.reader?.apiPlaygroundInputs;
    if (isAsked || !document.querySelector(needsAnswer)) return;
    isAsked = true;
    refresh();
  });
}
