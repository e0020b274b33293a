import { parseJson } from './parse-json.ts';
import { evaluate } from './program.ts';
import type { Shown } from './page.ts';

const show = 'data-bookplate-show';
const groups = 'bookplate-groups';
const when = 'data-bookplate-when';

/**
 * Adopts one stylesheet that hides the parts of the page which are not for this reader. No element is touched, so
 * nothing can flicker or confuse a framework that hydrates the page, and what is shown keeps its own `display`.
 *
 * @returns a function that sets who the parts are shown for
 */
export function adoptVisibilitySheet(): (user: Shown) => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const conditions = new Set<string>();
  let shown: Shown;

  const hideUnlessTrue = (condition: string): void => {
    if (!evaluate(parseJson(condition), shown))
      // CSS Syntax §4.3.5: within a string, these two are escaped.
      hide(sheet, `[${when}="${condition.replace(/["\\]/g, '\\$&')}"]`);
  };

  customElements.define(
    'bookplate-when',
    // The parser calls this as soon as it has the element, before anything of it can be painted.
    class extends HTMLElement {
      connectedCallback(): void {
        const condition = this.getAttribute(when) ?? '';
        if (conditions.has(condition)) return;
        conditions.add(condition);
        hideUnlessTrue(condition);
      }
    },
  );

  return (user) => {
    shown = user;
    const presence = user ? 'identified' : user === null ? 'anonymous' : 'unknown';
    // Names of groups are `[A-Za-z0-9_.:-]+`, which is safe within the quotes. Where a host's component takes a class
    // for its element and no attributes, the class `bookplate-groups:admin` says what the attribute would.
    const mine = user?.groups?.map(
      (name) => `[data-${groups}~="${name}"],[class~="${groups}:${name}"]`,
    );
    const notMine = `:is([data-${groups}],.${groups})${mine?.length ? `:not(${mine.join()})` : ''}`;
    // In a navigation, an entry with nothing but links that are hidden: a category, and what each link stands in.
    // Here, because browsers without `:has` (Firefox before 121) pass over the rule; `insertRule` would throw.
    sheet.replaceSync(
      `bookplate-when,bookplate-groups{display:contents}nav li:has(a[data-${groups}]):not(:has(a:not(${notMine}))){display:none!important}`,
    );
    hide(sheet, `[${show}]:not([${show}~="${presence}"])`);
    hide(sheet, notMine);
    // Filled by a framework, later; the anonymous text is not for whoever is remembered.
    if (user) sheet.insertRule('[data-bookplate-hold]{visibility:hidden}');
    for (const condition of conditions) hideUnlessTrue(condition);
  };
}

function hide(sheet: CSSStyleSheet, selector: string): void {
  sheet.insertRule(`${selector}{display:none!important}`);
}
