import { isSecretField } from '@bookplate/protocol';
import { attempt } from './attempt.ts';
import type { ReaderRecord } from './reader-record.ts';
import type { PageSettings } from './settings.ts';

/**
 * Stores a reader for the next page: the display data, never `apiPlaygroundInputs`, which may be credentials, nor fields
 * of the content that are secrets by their names.
 *
 * @param key the name under which it is stored
 * @param settings with `cacheSeconds`; 0 stores nothing
 * @param record the reader; undefined deletes what was stored
 * @returns whether it is stored now
 */
export function storeRecord(
  key: string,
  settings: PageSettings,
  record: ReaderRecord | undefined,
): boolean {
  const isStored =
    !!record &&
    !!settings.cacheSeconds &&
    !!attempt(() => (localStorage[key] = textOf(settings, record)));
  // There may be no room for the new account: nothing of another one may be left.
  if (!isStored) attempt(() => delete localStorage[key]);
  return isStored;
}

function textOf({ publicFields }: PageSettings, record: ReaderRecord): string {
  const { apiPlaygroundInputs: _, ...display } = record.user ?? {};
  const user = record.user && display;
  let { isPartial } = record;
  // What is left out is known when all but the last member has been written.
  return JSON.stringify({ ...record, user, isPartial: 1 }, (name, value: unknown) =>
    name === 'isPartial'
      ? isPartial
      : isSecretField(name, value) && !` ${publicFields} `.includes(` ${name} `)
        ? void (isPartial = 1)
        : value,
  );
}
