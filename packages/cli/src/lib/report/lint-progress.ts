import type { LintEvent } from '@bookplate/docs/lint';
import type { Terminal } from '../terminal.ts';

/** A line that says how far lint is. */
export interface LintProgress {
  readonly tell: (event: LintEvent) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

const firstMs = 1_000;
const everyMs = 100;

/**
 * Shows progress where somebody looks on and it takes longer than a moment.
 *
 * @param terminal its error stream, so that the output stays clean
 * @returns what to tell
 */
export function createLintProgress({ isInteractive, writeError }: Terminal): LintProgress {
  let pages = 0;
  let next = performance.now() + firstMs;
  let isShown = false;
  return {
    tell(event) {
      if (event.type === 'start') ({ pages } = event);
      if (!isInteractive || event.type !== 'page' || performance.now() < next) return;
      next = performance.now() + everyMs;
      isShown = true;
      writeError(`\r\u001b[K${event.number} of ${pages} pages`);
    },
    end() {
      if (isShown) writeError('\r\u001b[K');
    },
  };
}
