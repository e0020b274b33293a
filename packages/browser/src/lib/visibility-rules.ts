import type { CurrentReader } from './current-reader.ts';

const groups = 'data-bookplate-groups';

/**
 * Writes the rules that hide the parts of a page which are not for a reader.
 *
 * @param reader who it is; undefined while that is not known
 * @param keyName which of their keys is chosen, if there is a choice
 * @returns CSS, as one text, of which a browser passes over the rules that it does not know
 */
export function visibilityRules(reader: CurrentReader, keyName?: string): string {
  // While it is not known: `~=""` matches nothing (Selectors §6.1).
  const presence = reader ? 'identified' : reader === null ? 'anonymous' : '';
  // Names of groups are `[A-Za-z0-9_.:-]+`, which is safe within the quotes. Those from storage are not checked: a script
  // that can edit it can style the page, too. `*` is everyone, and `!` stands before a group that does not see it.
  const mine = ['*'].concat(reader ? (reader.groups ?? '') : 'anonymous');
  // oxlint-disable-next-line typescript/restrict-template-expressions -- it joins them by commas, in fewer bytes than join()
  const named = (sign: string): string => `${mine.map((name) => `[${groups}~="${sign}${name}"]`)}`;
  const notMine = `[${groups}]:is(:not(${named('')}),${named('!')})`;
  const hidden = `[data-bookplate-entry]${notMine}`;
  return (
    'bookplate-when,bookplate-groups{display:contents}' +
    // Nothing to choose from. Of a reader from storage it is known before the first paint.
    (keyName ? '' : hide('[data-bookplate-keys]')) +
    // The selectors test as few elements as possible: `bench/sidebar.ts`. With a tag's name at its end, a selector is
    // tested on elements of that name only; with `:is` of two names, on all.
    hide(
      // What is around an entry of other lists. The class is on pages that have such, for a browser tells by it at
      // once that a long sidebar elsewhere is not meant.
      `a:has(>${hidden}),article:has(>a>h2>${hidden},>${hidden}),` +
        `.bookplate-entries li:has(>a>${hidden}),.bookplate-entries div:has(>${notMine}>h3),` +
        // In a navigation, the parent of a hidden link, and a category with nothing but hidden links. Firefox has `:has`
        // since 121.
        `nav li:has(>a${notMine}),nav li:has(>details):not(:has(a:not(${notMine})))`,
    ) +
    // A framework fills it after the first paint; the anonymous text is not for a known reader.
    (reader ? '[data-bookplate-hold]{visibility:hidden}' : '') +
    hide('bookplate-when:state(hidden)') +
    hide(`${notMine},[data-bookplate-show]:not([data-bookplate-show~="${presence}"])`)
  );
}

function hide(selector: string): string {
  return `${selector}{display:none!important}`;
}
