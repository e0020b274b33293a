import { withKey } from '@bookplate/protocol';
import { readKeyName, writeKeyName } from './cache.ts';
import type { Page, Writable } from './page.ts';

/** The reader's keys for API playgrounds: `window.bookplate.keys`. */
export interface Keys {
  /** In the order of the User; none where there are not several. Of a remembered reader, the chosen one only. */
  readonly names: readonly string[];
  /** The name of the one that is used. */
  readonly chosen: string | undefined;
  /** Uses another one, here and in other tabs, until the reader is forgotten. A name that there is not changes nothing. */
  readonly choose: (name: string) => void;
}

/**
 * Shows the page with one of the reader's keys for API playgrounds: whoever reads `apiPlaygroundInputs` finds the
 * values to use, and need not know that there are several. The name of the key is kept with the reader, its values
 * never.
 *
 * @param page as the head left it
 * @returns tells the keys
 */
export function keepKeys(page: Writable<Page>): () => Keys {
  const { settings, show } = page;
  let shown: Parameters<Page['show']> = [page.reader];
  let names: readonly string[] = page.keyName ? [page.keyName] : [];

  const showWith = (wanted: string | undefined): void => {
    const [user, result] = shown;
    const inputs = user?.apiPlaygroundInputs;
    if (inputs || result?.outcome === 'identified') {
      const all = inputs?.keys ?? [];
      names = all.length > 1 ? all.map(({ name }) => name) : [];
    } else names = user && wanted ? [wanted] : [];
    page.keyName = wanted && names.includes(wanted) ? wanted : names[0];
    if (user) writeKeyName(settings, user, page.keyName);
    show(inputs ? { ...user, apiPlaygroundInputs: withKey(inputs, page.keyName) } : user, result);
  };
  /** Another tab may have chosen another one. */
  const latest = (): string | undefined =>
    (shown[0] && readKeyName(settings, shown[0])) ?? page.keyName;
  const change = (name: string | undefined): void => {
    if (name === page.keyName) return;
    showWith(name);
    // Before the first answer there is nothing that depends on the key.
    if (page.reader?.apiPlaygroundInputs) dispatchEvent(new Event('bookplate:reader'));
  };

  page.show = (...next) => {
    shown = next;
    showWith(latest());
  };
  addEventListener('storage', () => change(latest()));
  return () => ({
    names,
    chosen: page.keyName,
    choose: (name) => {
      if (names.includes(name)) change(name);
    },
  });
}
