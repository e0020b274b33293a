import type { CurrentReader } from './current-reader.ts';
import type { Presentation } from './presentation.ts';
import type { Recalled } from './recall.ts';
import type { ReaderRequest } from './request.ts';
import type { PageSettings } from './settings.ts';

/** What the head script hands over to the deferred part: what it knows, and how to paint. */
export interface Page {
  readonly settings: PageSettings;
  /** What was known of the reader at the start. */
  readonly recalled: Recalled;
  /** The first request, unless what is known is fresh enough. */
  readonly request: ReaderRequest | undefined;
  /** Who the page is painted for now. */
  readonly reader: CurrentReader;
  /** Brings texts, conditions and visibility up to date, at once. */
  readonly paint: (presentation: Presentation) => void;
  /** The value of a program for the current reader. */
  readonly evaluate: (program: unknown) => unknown;
  /** Modules of the head script, for the deferred part. */
  readonly head?: readonly unknown[] | undefined;
}

export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
