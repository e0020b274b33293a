import type { Program } from '@bookplate/browser/program';
import { fallbackText } from '../expression/split-template.ts';

/** A code sample as it was before it was highlighted. */
export interface Sample {
  /** The anonymous reader's. */
  readonly lines: readonly string[];
  /** In their order. */
  readonly slots: readonly Slot[];
}

/** Where a program's text stands: columns of a line, the same twice if there is none for the anonymous reader. */
export interface Slot {
  readonly program: Program;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/**
 * @param pieces the value of `data-bookplate-code`: in JSON a text is a string and a program an array
 * @returns the sample
 */
export function readSample(pieces: string): Sample {
  const lines = [''];
  const slots: Slot[] = [];
  for (const piece of JSON.parse(pieces) as readonly Program[]) {
    const [first = '', ...rest] = (typeof piece === 'string' ? piece : fallbackText(piece)).split(
      '\n',
    );
    const line = lines.length - 1;
    const from = lines[line]?.length ?? 0;
    lines[line] += first;
    if (typeof piece !== 'string')
      slots.push({ program: piece, line, from, to: from + first.length });
    lines.push(...rest);
  }
  return { lines, slots };
}
