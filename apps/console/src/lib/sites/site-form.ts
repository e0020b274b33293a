import { settingsDefaults } from '@bookplate/protocol';
import type { SiteValues } from './site.ts';

/** The fields of a site's form. */
export const siteFields = [
  'name',
  'docsOrigins',
  'apiUrl',
  'loginUrl',
  'logoutUrl',
  'refreshSeconds',
  'allowedHosts',
  'reportShare',
] as const;

export type SiteField = (typeof siteFields)[number];

/** What was typed into the form, as it was typed. */
export type SiteForm = Readonly<Record<SiteField, string>>;

export const emptySiteForm: SiteForm = {
  name: '',
  docsOrigins: '',
  apiUrl: '',
  loginUrl: '',
  logoutUrl: '',
  refreshSeconds: String(settingsDefaults.refreshSeconds),
  allowedHosts: '',
  reportShare: '0',
};

/**
 * Takes a site's fields out of a form.
 *
 * @param body of the request
 * @returns each field; empty where it was not sent, or was sent as a file
 */
export function toSiteForm(body: Readonly<Record<string, unknown>>): SiteForm {
  const text = (name: SiteField): string => {
    const value = body[name];
    return typeof value === 'string' ? value : '';
  };
  return Object.fromEntries(siteFields.map((name) => [name, text(name)])) as SiteForm;
}

/**
 * Fills a form.
 *
 * @param values of a site, perhaps as they were written down before one of them existed
 * @returns the fields as one would type them
 */
export function fillSiteForm(
  values: Omit<SiteValues, 'reportShare'> & Partial<SiteValues>,
): SiteForm {
  return {
    name: values.name,
    docsOrigins: values.docsOrigins.join('\n'),
    apiUrl: values.apiUrl,
    loginUrl: values.loginUrl,
    logoutUrl: values.logoutUrl ?? '',
    refreshSeconds: String(values.refreshSeconds),
    allowedHosts: values.allowedHosts.join('\n'),
    reportShare: String(values.reportShare ?? 0),
  };
}
