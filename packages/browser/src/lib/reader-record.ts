import type { User } from '@bookplate/protocol';
import { attempt } from './attempt.ts';
import type { PageSettings } from './settings.ts';

/** What the browser stores of the reader. */
export interface ReaderRecord {
  /** `null` for a sign-in, known by its hint, whose session has ended. */
  readonly user: User | null;
  /** When the Info API was requested for it, in milliseconds since the epoch. */
  readonly at: number;
  /** The name of the key that they use for API playgrounds, where they have several. */
  readonly keyName?: string | undefined;
  /** Fields of the content are missing that are never stored: only an answer has them. */
  readonly isPartial?: 1 | undefined;
  /** The tag of the sign-in hint that the request was sent with. */
  readonly tag?: string | undefined;
}

/**
 * Reads what the browser stored of the reader, so that the first frame is right. Storage can be blocked, emptied, or
 * edited by anyone on this origin: each is as if nothing was stored.
 *
 * @param settings whose reader it is and how long a reader may be stored
 * @returns the record, unless it is too old
 */
export function readRecord(settings: PageSettings): ReaderRecord | undefined {
  return attempt(() => {
    const record = JSON.parse(localStorage[keyOf(settings)] as string) as ReaderRecord;
    const { user, at, tag } = record;
    const now = Date.now();
    const isGood =
      // What is no number makes `NaN`, which is no time.
      (user || tag) && at <= now && keptUntil(record, settings.cacheSeconds) > now;
    return isGood ? record : undefined;
  });
}

/**
 * Until when a reader may be shown without a new answer.
 *
 * @param record the reader and the time of the request
 * @param cacheSeconds how long a reader may be stored
 * @returns milliseconds since the epoch
 */
export function keptUntil({ user, at }: ReaderRecord, cacheSeconds: number): number {
  return Math.min(at + cacheSeconds * 1_000, (user?.expiresAt || Infinity) * 1_000);
}

/**
 * The version is that of the stored shape. Dashboard and docs may share an origin, and so may two docs sites.
 *
 * @param settings whose reader it is
 * @returns the name under which a reader is stored
 */
export function keyOf({ apiUrl }: PageSettings): string {
  return `bookplate:1:${apiUrl}`;
}
