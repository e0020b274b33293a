import { freshMs } from './fresh-ms.ts';
import type { Recalled } from './recall.ts';
import { type ReaderRequest, requestReader } from './request.ts';
import type { PageSettings } from './settings.ts';

/**
 * Sends the first request of a page, before its first paint.
 *
 * @param settings with the Info API
 * @param recalled what is known of the reader
 * @returns the request; undefined if what is known is fresh enough, or the settings spare the dashboard the request
 */
export function firstRequest(
  settings: PageSettings,
  { record, tag }: Recalled,
): ReaderRequest | undefined {
  const isFresh = record && !record.isPartial && Date.now() - record.at < freshMs(settings);
  const isSpared = !tag && settings.anonymousRequests;
  return isFresh || isSpared ? undefined : requestReader(settings.apiUrl);
}
