import type { Terminal } from '../terminal.ts';

/** A last line that says what is going on, while somebody looks. It goes when anything else is printed. */
export interface Progress {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

/**
 * Begins such a line.
 *
 * @param terminal its error stream, so that the output stays clean; nothing is printed where nobody looks on
 * @returns shows and clears it
 */
export function createProgress({ isInteractive, columns, writeError }: Terminal): Progress {
  if (!isInteractive) return { show() {}, clear() {} };
  return {
    show: (text) => writeError(`\r\u001B[K${text.slice(0, columns - 1)}`),
    clear: () => writeError('\r\u001B[K'),
  };
}
