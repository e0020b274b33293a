import { parseJson } from '@bookplate/protocol';
import { evaluate } from './program.ts';
import type { Shown } from './page.ts';

const groups = 'data-bookplate-groups';

/**
 * Adopts one stylesheet that hides the parts of the page which are not for this reader. No element is touched, so
 * nothing can flicker or confuse a framework that hydrates the page, and what is shown keeps its own `display`.
 *
 * @returns a function that sets who the parts are shown for, and which of several keys for API playgrounds they use
 */
export function adoptVisibilitySheet(): (user: Shown, keyName?: string) => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const conditions = new Set<string>();
  let shown: Shown;

  const hideUnlessTrue = (condition: string): string =>
    evaluate(parseJson(condition), shown)
      ? ''
      : // CSS Syntax §4.3.5: within a string, these two are escaped.
        hide(`[data-bookplate-when="${condition.replace(/["\\]/g, '\\$&')}"]`);

  customElements.define(
    'bookplate-when',
    // The parser calls this as soon as it has the element, before anything of it can be painted.
    class extends HTMLElement {
      connectedCallback(): void {
        const condition = this.getAttribute('data-bookplate-when') ?? '';
        if (conditions.has(condition)) return;
        conditions.add(condition);
        const rule = hideUnlessTrue(condition);
        if (rule) sheet.insertRule(rule);
      }
    },
  );

  return (user, keyName) => {
    shown = user;
    // While it is not known: `~=""` matches nothing (Selectors §6.1).
    const presence = user ? 'identified' : user === null ? 'anonymous' : '';
    // Names of groups are `[A-Za-z0-9_.:-]+`, which is safe within the quotes.
    const notMine = `[${groups}]${(user?.groups ?? []).map((name) => `:not([${groups}~="${name}"])`).join('')}`;
    const hidden = `[data-bookplate-entry]${notMine}`;
    // As one text, of which a browser passes over the rules that it does not know.
    sheet.replaceSync(
      'bookplate-when,bookplate-groups{display:contents}' +
        // In a navigation, what a hidden link stands in, and a category with nothing but hidden links. Asked of as few
        // elements as possible: `bench/sidebar.ts`. Firefox has `:has` since 121.
        hide(`nav li:has(>a${notMine}),nav li:has(>details):not(:has(a:not(${notMine})))`) +
        // What is around an entry of other lists. The class is on pages that have such, for a browser tells by it at
        // once that a long sidebar elsewhere is not meant.
        hide(`.bookplate-entries li:has(>a>${hidden}),article:has(>${hidden},>a>h2>${hidden})`) +
        hide(`[data-bookplate-show]:not([data-bookplate-show~="${presence}"])`) +
        hide(notMine) +
        // Nothing to choose from. Of a reader who is remembered it is known before the first paint.
        (keyName ? '' : hide('[data-bookplate-keys]')) +
        // Filled by a framework, later; the anonymous text is not for whoever is remembered.
        (user ? '[data-bookplate-hold]{visibility:hidden}' : '') +
        [...conditions].map(hideUnlessTrue).join(''),
    );
  };
}

function hide(selector: string): string {
  return `${selector}{display:none!important}`;
}
