import { consoleSettings, rowOf } from '../sites/site.ts';
import type { SiteField } from '../sites/site-form.ts';

/** The names of a site's values, wherever they are shown. */
export const siteLabels: Readonly<Record<SiteField, string>> = {
  name: 'Name',
  docsOrigins: 'Docs origins',
  ...(Object.fromEntries(consoleSettings.map((name) => [name, rowOf(name).label])) as Record<
    Exclude<SiteField, 'name' | 'docsOrigins'>,
    string
  >),
};

/**
 * Describes a value of a site.
 *
 * @param field its name
 * @param value undefined in the history of the time before there was such a setting
 * @returns text, each entry of a list on its line; empty for none
 */
export function describeSetting(field: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value !== 'number') return typeof value === 'string' ? value : JSON.stringify(value);
  const name = consoleSettings.find((each) => each === field);
  const kind = name && rowOf(name).kind;
  if (kind === 'rate') return describeRate(value);
  if (kind === 'seconds') return value === 1 ? '1 second' : `${value} seconds`;
  return String(value);
}

/**
 * Describes a sampling rate.
 *
 * @param rate 0–1
 * @returns such as `10 % of page views`
 */
export function describeRate(rate: number): string {
  if (rate === 0) return 'Off';
  return rate === 1 ? 'All page views' : `${Number((rate * 100).toPrecision(12))} % of page views`;
}

/**
 * Names settings in a sentence.
 *
 * @param fields at least one
 * @returns such as `Name, API URL and Login URL`
 */
export function listSettings(fields: readonly SiteField[]): string {
  return new Intl.ListFormat('en-GB').format(fields.map((field) => siteLabels[field]));
}
