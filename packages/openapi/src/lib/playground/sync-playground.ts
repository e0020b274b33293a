import type { User } from '@bookplate/protocol';
import { filterOpenApi } from '../filter/filter-open-api.ts';
import type { Prefill } from '../prefill/prefill.ts';
import { resolvePrefill } from '../prefill/resolve-prefill.ts';
import { type DocumentInParts, documentFor } from './document-in-parts.ts';
import { createHtmlGuard } from './html-guard.ts';
import { dropFragment } from './drop-fragment.ts';
import { isEqual } from './is-equal.ts';
import { isSameReader } from './is-same-reader.ts';
import { createToolbar, type ToolbarTexts } from './toolbar.ts';
import type { Playground } from './playground.ts';
import { withDefaults } from './with-defaults.ts';

/** What the script in the head of the page says of its reader: `window.bookplate`. */
interface ReaderOnPage {
  readonly reader?: User | null | undefined;
  readonly refresh?: () => void;
}

/** After either of them the reader, or what they have, may be another. */
const events = ['bookplate:user', 'bookplate:reader'] as const;

/**
 * Keeps a playground true to its reader for as long as the page is open: the document that they see, their own values
 * in its fields as soon as these are known, and nothing of them after they are signed out, expired, or another one.
 * Above it stand the choice among several keys, and the cookies that the reader has to send themselves.
 *
 * @param document OpenAPI 3.0 or 3.1, whole, or in parts where not everyone is to load all of it
 * @param playground an adapter's
 * @param onPrefill is told what came of the reader's values each time: its warnings are for the developer
 * @param texts words of the toolbar above it, in another language
 * @returns ends it, and takes the reader's values out
 */
export function syncPlayground(
  document: object | DocumentInParts,
  playground: Playground,
  onPrefill?: (prefill: Prefill) => void,
  texts?: Partial<ToolbarTexts>,
): () => void {
  const toolbar = createToolbar(texts);
  const guard = createHtmlGuard(() => playground.element?.());
  const over = new AbortController();
  let filteredFor: string | undefined;
  let filteredOf: object | undefined;
  let filtered: object = {};
  let shownOf: object | undefined;
  let shownWith: string | undefined;
  let shown: object | undefined;
  let before: User | null | undefined;

  const update = (): void => {
    const reader = onPage()?.reader;
    const isSame = isSameReader(before, reader);
    const source = known(reader);
    if (!source) return;
    before = reader;
    const who = JSON.stringify([Boolean(reader), reader?.groups]);
    if (who !== filteredFor || source !== filteredOf) {
      filtered = filterOpenApi(source, reader);
      filteredFor = who;
      filteredOf = source;
    }
    const prefill = resolvePrefill(filtered, reader?.apiPlaygroundInputs);
    const values = JSON.stringify([prefill.servers, prefill.path]);
    if (!isSame || filtered !== shownOf || values !== shownWith) {
      const wanted = withDefaults(filtered, prefill);
      // Most readers see the same, and a playground that shows it again may forget what was typed.
      if (!isSame || !isEqual(wanted, shown)) {
        // First, for another document may take the playground a while.
        playground.fillIn({});
        if (isSame) playground.show(wanted);
        else {
          toolbar.update([]);
          dropFragment(playground.element?.());
          playground.restart(wanted);
          // The page may have made another playground of it, with another call.
          if (over.signal.aborted) return;
        }
      }
      shown = wanted;
      shownOf = filtered;
      shownWith = values;
    }
    guard.update(prefill.schemes);
    playground.fillIn(prefill.schemes);
    toolbar.update(prefill.cookies);
    if (!toolbar.element.isConnected) playground.element?.()?.before(toolbar.element);
    onPrefill?.(prefill);
  };

  const known = documentFor(document, () => {
    if (!over.signal.aborted) update();
  });
  // A reader who is remembered comes without what a playground needs.
  const ask = (): void => onPage()?.refresh?.();

  update();
  for (const event of events) addEventListener(event, update, over);
  // Bookplate's script is in two parts, and the later one may still be on its way; the page's `load` waits for it.
  if (onPage()?.refresh) ask();
  else
    addEventListener(
      'load',
      () => {
        update();
        ask();
      },
      over,
    );
  return () => {
    over.abort();
    playground.fillIn({});
    guard.end();
    toolbar.element.remove();
  };
}

function onPage(): ReaderOnPage | undefined {
  return (globalThis as { bookplate?: ReaderOnPage }).bookplate;
}
