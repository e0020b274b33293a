import { isDisplayData, type User } from '@bookplate/protocol';
import { attempt } from './attempt.ts';
import type { PageSettings } from './settings.ts';

/** What the browser stores of the reader. */
export interface ReaderRecord {
  readonly user: User;
  /** When the Info API was requested for it, in milliseconds since the epoch. */
  readonly at: number;
  /** The name of the key that they use for API playgrounds, where they have several. */
  readonly keyName?: string | undefined;
  /** Fields of the content are missing that are never stored: only an answer has them. */
  readonly isPartial?: 1 | undefined;
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
    // Without an entry this reads a property of `null`, which throws: there is no reader.
    const record = JSON.parse(localStorage.getItem(keyOf(settings)) as string) as ReaderRecord;
    const { user, at } = record;
    const isGood =
      isDisplayData(user) &&
      // Never ours.
      !user.apiPlaygroundInputs &&
      at <= Date.now() &&
      keptUntil(record, settings) > Date.now();
    return isGood ? record : undefined;
  });
}

/**
 * Until when a reader may be shown without a new answer.
 *
 * @param record the reader and the time of the request
 * @param settings with `cacheSeconds`; where 0 stores nothing, the open page still shows it for a day
 * @returns milliseconds since the epoch
 */
export function keptUntil(
  { user, at }: Pick<ReaderRecord, 'user' | 'at'>,
  { cacheSeconds }: PageSettings,
): number {
  const kept = at + (cacheSeconds || 86_400) * 1_000;
  return user.expiresAt ? Math.min(kept, user.expiresAt * 1_000) : kept;
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
