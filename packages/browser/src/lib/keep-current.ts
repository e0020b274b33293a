/**
 * Does something to the page now, and again whenever its elements or its reader have changed.
 *
 * @param update must leave alone what is right already: it is called for its own changes too
 */
export function keepCurrent(update: () => void): void {
  new MutationObserver(update).observe(document, { childList: true, subtree: true });
  addEventListener('bookplate:user', update);
  addEventListener('bookplate:reader', update);
  update();
}
