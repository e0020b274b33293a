import type { ReaderState } from './reader-state.ts';

/**
 * Tells the reader state when the reader leaves the page and comes back: from another tab, by the back button, because the
 * page was prerendered, or because the network is back.
 *
 * @param state the reader state
 */
export function watchPage({ onReturn, onLeave, note }: ReaderState): void {
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) note();
    onReturn();
  });
  document.addEventListener('prerenderingchange', onReturn);
  addEventListener('online', onReturn);
  // A page in the back/forward cache sleeps, and some engines cut its requests off: such an end is no answer.
  addEventListener('pagehide', onLeave);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) onReturn();
  });
  // A link may open another tab.
  const onClick = ({ target }: Event): void => {
    if (target instanceof Element && target.closest('a')) note();
  };
  for (const type of ['click', 'auxclick']) addEventListener(type, onClick, true);
}
