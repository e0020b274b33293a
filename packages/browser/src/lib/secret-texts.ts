import type { Page } from './page.ts';

/** Texts that show a value for API playgrounds: perhaps a credential. */
const secret = 'bookplate-text[value*=\'"playground"\']';

/**
 * Hides such values behind dots until the reader points at the sample or moves the focus to it, as one does to select
 * them. And since the browser does not keep them, a page that has one of them asks for the reader.
 *
 * @param page with the reader
 * @param refresh asks the Info API, unless this page has done so already
 */
export function keepSecretTexts(page: Page, refresh: () => void): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`pre:not(:hover,:focus,:focus-within) ${secret}{-webkit-text-security:disc}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const update = (): void => {
    // What stands there for everyone else is no secret.
    sheet.disabled = !page.reader?.apiPlaygroundInputs;
  };
  addEventListener('bookplate:user', update);
  addEventListener('bookplate:reader', update);
  update();
  const askIfNeeded = (): void => {
    if (document.querySelector(secret)) refresh();
  };
  askIfNeeded();
  addEventListener('DOMContentLoaded', askIfNeeded);
}
