import type { LintEvent } from '@bookplate/lint';
import type { Terminal } from '../terminal.ts';
import { createProgress } from './progress.ts';
import { createThrottle } from './throttle.ts';

/** A line that says how far lint is. */
export interface LintProgress {
  readonly tell: (event: LintEvent) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/**
 * Shows progress where it takes longer than a moment.
 *
 * @param terminal where
 * @returns what to tell
 */
export function createLintProgress(terminal: Terminal): LintProgress {
  const progress = createProgress(terminal);
  let pages = 0;
  const isDue = createThrottle();
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
