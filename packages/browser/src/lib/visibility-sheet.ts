/** What a page's parts can depend on, besides groups: `data-bookplate-show="anonymous"`. */
export type Presence = 'unknown' | 'anonymous' | 'identified';

/**
 * Adopts one stylesheet that hides the parts of the page which are not for this reader. No element is touched, so
 * nothing can flicker or confuse a framework that hydrates the page, and what is shown keeps its own `display`.
 *
 * @returns a function that sets who the parts are shown for
 */
export function adoptVisibilitySheet(): (presence: Presence) => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return (presence) => {
    const attribute = 'data-bookplate-show';
    sheet.replaceSync(`[${attribute}]:not([${attribute}~="${presence}"]){display:none!important}`);
  };
}
