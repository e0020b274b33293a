import { parseJson } from '@bookplate/protocol';
import { evaluate } from './program.ts';
import type { Shown } from './page.ts';

const groups = 'data-bookplate-groups';

/**
 * Adopts one stylesheet that hides the parts of the page which are not for this reader. No element's attributes or
 * children are touched, so nothing can flicker or confuse a framework that hydrates the page, and what is shown keeps its
 * own `display`.
 *
 * @returns a function that sets who the parts are shown for, and which of several keys for API playgrounds they use
 */
export function adoptVisibilitySheet(): (user: Shown, keyName?: string) => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  /** Conditions on the page now, each with the function that brings it up to date. */
  const updates = new Map<Element, () => void>();
  let shown: Shown;

  customElements.define(
    'bookplate-when',
    class extends HTMLElement {
      readonly #internals = this.attachInternals();

      // The parser calls this as soon as it has the element, before anything of it can be painted.
      connectedCallback(): void {
        const update = (): void => {
          const condition = this.getAttribute('data-bookplate-when') ?? '';
          const isTrue = evaluate(parseJson(condition), shown);
          // A rule for each condition would be tried on each element. A state has one rule, and touches no attribute.
          try {
            const { states } = this.#internals;
            states.add('hidden');
            if (isTrue) states.delete('hidden');
          } catch {
            // Browsers of before May 2024 have no states, or none with such a name.
            this.style.display = isTrue ? '' : 'none';
          }
        };
        updates.set(this, update);
        update();
      }

      disconnectedCallback(): void {
        updates.delete(this);
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
        hide(
          `.bookplate-entries :is(li:has(>a>${hidden}),div:has(>${notMine}>h3)),article:has(>${hidden},>a>h2>${hidden})`,
        ) +
        hide(`[data-bookplate-show]:not([data-bookplate-show~="${presence}"])`) +
        hide(notMine) +
        // Nothing to choose from. Of a reader who is remembered it is known before the first paint.
        (keyName ? '' : hide('[data-bookplate-keys]')) +
        // Filled by a framework, later; the anonymous text is not for whoever is remembered.
        (user ? '[data-bookplate-hold]{visibility:hidden}' : '') +
        hide('bookplate-when:state(hidden)'),
    );
    for (const update of updates.values()) update();
  };
}

function hide(selector: string): string {
  return `${selector}{display:none!important}`;
}
