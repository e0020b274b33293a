import { type Program, readSampleLines } from '@bookplate/browser/program';

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
 * @param pieces the value of `data-bookplate-code`
 * @returns the sample
 */
export function readSample(pieces: string): Sample {
  const slots: Slot[] = [];
  const lines = readSampleLines(pieces).map((parts, line) =>
    parts.reduce<string>((before, part) => {
      if (typeof part === 'string') return before + part;
      const { program, fallback } = part;
      slots.push({ program, line, from: before.length, to: before.length + fallback.length });
      return before + fallback;
    }, ''),
  );
  return { lines, slots };
}
