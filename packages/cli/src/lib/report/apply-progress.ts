import type { ApplyEvent } from '@bookplate/html';
import type { Terminal } from '../terminal.ts';
import { createThrottle } from './throttle.ts';
import { createProgress } from './progress.ts';

/**
 * Shows progress where it takes longer than a moment.
 *
 * @param terminal where
 * @returns what to tell, and what takes the line away
 */
export function createApplyProgress(terminal: Terminal): {
  readonly tell: (event: ApplyEvent) => void;
  readonly end: () => void;
} {
  const progress = createProgress(terminal);
  const isDue = createThrottle();
  let pages = 0;
  let isShown = false;
  return {
    tell(event) {
      if (event.type === 'start') ({ pages } = event);
      if (event.type !== 'page' || !isDue()) return;
      isShown = true;
      progress.show(`${event.number} of ${pages} pages`);
    },
    end() {
      if (isShown) progress.clear();
    },
  };
}
