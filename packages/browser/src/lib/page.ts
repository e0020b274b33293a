import type { CurrentReader } from './current-reader.ts';
import type { Presentation } from './presentation.ts';
import type { ReaderRecord } from './reader-record.ts';
import type { ReaderRequest } from './request.ts';
import type { PageSettings } from './settings.ts';

/** What the head script hands over to the deferred part: what it knows, and how to paint. */
export interface Page {
  readonly settings: PageSettings;
  /** What the browser stored of the reader, if anything. */
  readonly record: ReaderRecord | undefined;
  /** The first request, unless the record is fresh enough. */
  readonly request: ReaderRequest | undefined;
  /** Who the page is painted for now. */
  readonly reader: CurrentReader;
  /** Brings the whole page up to date, at once. */
  readonly paint: (presentation: Presentation) => void;
  /** The value of a program for the current reader. */
  readonly evaluate: (program: unknown) => unknown;
  /** Modules of the head script, for the deferred part. */
  readonly head?: readonly unknown[] | undefined;
}

export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
