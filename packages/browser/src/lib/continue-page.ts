import { attributesUpdate, programsAttribute } from './attributes.ts';
import { syncDashboardLinks } from './dashboard-links.ts';
import { paintDeferred } from './deferred-painters.ts';
import { keyChoice, keyChoiceUpdate } from './key-choices.ts';
import type { Persona } from './present.ts';
import type { HandshakeResult } from './read-response.ts';
import { startReaderState } from './reader-state.ts';
import { needsAnswer, secretTextUpdate } from './secret-texts.ts';
import type { PageSettings } from './settings.ts';
import { watchPage } from './watch-page.ts';

/** Development hooks. */
interface Development {
  /** Called at the end of each handshake. */
  readonly explain: (result: HandshakeResult, settings: PageSettings) => void;
  /** May show the page as to a persona. */
  readonly startPreview: (show: (persona: Persona | undefined) => void) => void;
}

/**
 * Starts what can come after the first paint. Without the head script on the page it does nothing.
 *
 * @param development hooks of the development build
 */
export function continuePage(development?: Development): void {
  const { bookplate } = window;
  const page = bookplate?.page;
  // Twice on a page: the first one does it.
  if (!page || bookplate.refresh) return;
  const state = startReaderState(page, (result) => {
    dispatchEvent(new Event('bookplate:reader'));
    development?.explain(result, page.settings);
  });
  const { refresh, keys, preview, clear } = state;
  watchPage(state);
  development?.startPreview(preview);
  Object.defineProperties(bookplate, {
    reader: { get: () => bookplate.user && page.reader },
    refresh: { value: refresh },
    keys: { get: keys },
  });
  paintDeferred(
    {
      [`[${programsAttribute}]`]: attributesUpdate(page),
      [keyChoice]: keyChoiceUpdate(keys),
      [needsAnswer]: secretTextUpdate(page, refresh),
    },
    programsAttribute,
  );
  // The dashboard may be back here before an answer counts as old.
  syncDashboardLinks(page.settings, clear);
}
