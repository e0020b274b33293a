import { attributesUpdate, programsAttribute } from './attributes.ts';
import type { HandshakeResult } from './handshake.ts';
import { keyChoice, keyChoiceUpdate } from './key-choices.ts';
import { keepKeys } from './keys.ts';
import { keepLinksCurrent } from './links.ts';
import type { Page } from './page.ts';
import { keepReader } from './reader.ts';
import { needsAnswer, secretTextUpdate } from './secret-texts.ts';
import type { PageSettings } from './settings.ts';
import { syncElements } from './sync-elements.ts';

/** What is more of it in development. */
interface Development {
  /** Is told of every handshake. */
  readonly explain: (result: HandshakeResult, settings: PageSettings) => void;
  /** May show the page as somebody else. */
  readonly preview: (page: Page) => void;
}

/**
 * What can come after the first paint. Without the head's script on the page it does nothing.
 *
 * @param development what is more of it there
 */
export function continuePage(development?: Development): void {
  const { bookplate } = window;
  const page = bookplate?.page;
  // Twice on a page: the first one does it.
  if (!page || bookplate.refresh) return;
  const keys = keepKeys(page);
  development?.preview(page);
  const refresh = keepReader(page, (result) => {
    dispatchEvent(new Event('bookplate:reader'));
    development?.explain(result, page.settings);
  });
  Object.defineProperties(bookplate, {
    reader: { get: () => page.reader },
    refresh: { value: refresh },
    keys: { get: keys },
  });
  syncElements(
    {
      [`[${programsAttribute}]`]: attributesUpdate(page),
      [keyChoice]: keyChoiceUpdate(keys),
      [needsAnswer]: secretTextUpdate(page, refresh),
    },
    programsAttribute,
  );
  keepLinksCurrent(page.settings);
}
