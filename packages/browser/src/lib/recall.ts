import { readHint, type SignInHint, type User } from '@bookplate/protocol';
import { attempt } from './attempt.ts';
import type { CurrentReader } from './current-reader.ts';
import { keyOf, type ReaderRecord, readRecord } from './reader-record.ts';
import type { PageSettings } from './settings.ts';

/** What storage and sign-in hint say of the reader, before any answer. */
export interface Recalled {
  readonly record: ReaderRecord | undefined;
  /** The tag of the sign-in hint, if there is one. */
  readonly tag: string | undefined;
  /** The reader of the record. With hints in use and none there, an anonymous one. */
  readonly user: CurrentReader;
  /** A reader known only by the hint: their display name and nothing else. */
  readonly hinted: User | undefined;
}

/**
 * Reads the sign-in hint.
 *
 * @param settings with `hint`
 * @returns undefined if there is none, or hints are not in use
 */
export function currentHint({ hint }: PageSettings): SignInHint | undefined {
  return hint ? attempt(() => readHint(document.cookie)) : undefined;
}

/**
 * Recalls the reader: the one storage read of a page. A stored reader of another sign-in than the hint's is wiped before
 * anything is painted.
 *
 * @param settings whose reader it is
 * @returns what is known at once
 */
export function recall(settings: PageSettings): Recalled {
  const { tag, name } = currentHint(settings) ?? {};
  let record = readRecord(settings);
  if (settings.hint && record && record.tag !== (tag ?? '')) {
    record = undefined;
    delete localStorage[keyOf(settings)];
  }
  return {
    record,
    tag,
    user: record ? record.user : settings.hint && !tag ? null : undefined,
    hinted: tag && !record ? { content: { firstName: name, name } } : undefined,
  };
}
