import type { Terminal } from '../terminal.ts';

/** A last line that says what is going on, while somebody looks. It goes when anything else is printed. */
export interface Progress {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

/**
 * Begins such a line.
 *
 * @param terminal where; nothing is printed where there are no columns
 * @returns shows and clears it
 */
export function createProgress({ columns, write }: Terminal): Progress {
  if (columns === undefined) return { show() {}, clear() {} };
  return {
    show: (text) => write(`\r\u001B[K${text.slice(0, columns - 1)}`),
    clear: () => write('\r\u001B[K'),
  };
}
