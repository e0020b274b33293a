import type { SiteField } from '../sites/site-form.ts';

/** What the settings of a site are called, wherever they are shown. */
export const siteLabels: Readonly<Record<SiteField, string>> = {
  name: 'Name',
  docsOrigins: 'Docs origins',
  apiUrl: 'API URL',
  loginUrl: 'Login URL',
  logoutUrl: 'Log-out URL',
  refreshSeconds: 'Refresh seconds',
  allowedHosts: 'Allowed hosts',
  reportShare: 'Sampling rate',
};

/**
 * Words a setting.
 *
 * @param field which
 * @param value of it; history may have one from before there was such a setting
 * @returns text, each entry of a list on its line; empty for none
 */
export function describeSetting(field: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.join('\n');
  if (field === 'reportShare' && typeof value === 'number') return describeRate(value);
  if (field === 'refreshSeconds')
    return value === 1 ? '1 second' : `${JSON.stringify(value)} seconds`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * Words a sampling rate.
 *
 * @param share of page views: 0–1
 * @returns such as `10 % of page views`
 */
export function describeRate(share: number): string {
  if (share === 0) return 'Off';
  return share === 1
    ? 'All page views'
    : `${Number((share * 100).toPrecision(12))} % of page views`;
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
