import type { Bookplate, BookplateUserEvent } from './global.ts';
import type { Page, Writable } from './page.ts';
import type { Presentation } from './presentation.ts';

/**
 * Paints the page, and tells its scripts. The first paint, by the head script, is before all of them.
 *
 * @param page as the head script left it
 * @param presentation what to paint
 */
export function paintPage(page: Page, presentation: Presentation): void {
  // There is none in a warm frame, where no script is told.
  const bookplate: Partial<Writable<Bookplate>> = window.bookplate ?? {};
  const { outcome, reason } = presentation;
  const before = contentOf(page);
  page.paint(presentation);
  Object.assign(bookplate, { outcome, reason });
  if (contentOf(page) !== before)
    dispatchEvent(
      new CustomEvent('bookplate:user', {
        detail: bookplate.user ?? null,
      }) satisfies BookplateUserEvent,
    );
}

/** All of a reader that a page can depend on. */
function contentOf({ reader }: Page): string {
  const { user } = window.bookplate ?? {};
  return JSON.stringify(user && [user, reader?.groups]) ?? '';
}
