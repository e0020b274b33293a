import { settingsDefaults } from '@bookplate/protocol';
import { toRateFields } from './sampling-rate.ts';
import type { SiteValues } from './site.ts';

/** The settings of a site, in the order of its form. */
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

/** The names of the form's fields: the sampling rate is a choice, and a percentage for any other. */
export const formFields = [...siteFields, 'reportSharePercent'] as const;

/** What was typed into the form, as it was typed. */
export type SiteForm = Readonly<Record<(typeof formFields)[number], string>>;

export const emptySiteForm: SiteForm = {
  name: '',
  docsOrigins: '',
  apiUrl: '',
  loginUrl: '',
  logoutUrl: '',
  refreshSeconds: String(settingsDefaults.refreshSeconds),
  allowedHosts: '',
  ...toRateFields(0),
};

/**
 * Takes a site's fields out of a form.
 *
 * @param body of the request
 * @returns each field; empty where it was not sent, or was sent as a file
 */
export function toSiteForm(body: Readonly<Record<string, unknown>>): SiteForm {
  const text = (name: keyof SiteForm): string => {
    const value = body[name];
    return typeof value === 'string' ? value : '';
  };
  return Object.fromEntries(formFields.map((name) => [name, text(name)])) as SiteForm;
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
    ...toRateFields(values.reportShare ?? 0),
  };
}
