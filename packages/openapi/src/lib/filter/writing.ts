import type { Cuts } from './cuts.ts';
import type { Draft } from './draft.ts';
import type { Visibility } from './visibility.ts';

/** What is at hand while a document is written: the lower floor, what was written, and the work for the end. */
export interface Writing {
  readonly visibility: Visibility;
  /** The copy of an object; undefined if it is hidden. */
  readonly copyOf: (source: unknown) => Draft | undefined;
  /** Work that looks at other parts of the copy; in the order in which it is put off. */
  readonly later: (work: () => void) => void;
  /** Work after all that, which finds what goes of examples. */
  readonly judge: (work: () => void) => void;
  readonly cuts: Cuts;
}
