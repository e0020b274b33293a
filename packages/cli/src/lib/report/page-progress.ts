import type { Terminal } from '../terminal.ts';
import { createProgress } from './progress.ts';
import { createThrottle } from './throttle.ts';

/** An event of a run over pages: `start` has how many there are, `page` how many are done. */
interface PageEvent {
  readonly type: string;
  readonly pages?: number;
  readonly number?: number;
}

/** A line that says how many pages are done. */
export interface PageProgress {
  readonly tell: (event: PageEvent) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/**
 * Shows progress where it takes longer than a moment.
 *
 * @param terminal where
 * @returns what to tell
 */
export function createPageProgress(terminal: Terminal): PageProgress {
  const progress = createProgress(terminal);
  const isDue = createThrottle();
  let pages = 0;
  let isShown = false;
  return {
    tell(event) {
      if (event.type === 'start') ({ pages = 0 } = event);
      if (event.type !== 'page' || !isDue()) return;
      isShown = true;
      progress.show(`${event.number} of ${pages} pages`);
    },
    end() {
      if (isShown) progress.clear();
    },
  };
}
