import type { SiteForm } from './site-form.ts';

/** What the form offers, as values of the setting; beside these there is a percentage. */
export const rateChoices = ['0', '0.01', '0.1', '1'] as const;

/**
 * Fills the sampling rate in.
 *
 * @param share of page views: 0–1
 * @returns the choice, and the percentage where it is none of the offered ones
 */
export function toRateFields(share: number): Pick<SiteForm, 'reportShare' | 'reportSharePercent'> {
  const choice = rateChoices.find((each) => Number(each) === share);
  if (choice !== undefined) return { reportShare: choice, reportSharePercent: '' };
  // 0.07 * 100 is 7.000000000000001.
  return {
    reportShare: 'other',
    reportSharePercent: String(Number((share * 100).toPrecision(12))),
  };
}

/**
 * Reads the sampling rate.
 *
 * @param form as typed
 * @returns a share of page views, 0–1, or the sentence that says what is wrong
 */
export function readRate({ reportShare, reportSharePercent }: SiteForm): number | string {
  if (reportShare !== 'other') {
    const share = Number(reportShare.trim());
    return share >= 0 && share <= 1 ? share : 'Choose one of the sampling rates.';
  }
  const typed = reportSharePercent.trim().replace(/\s*%$/, '').replace(',', '.');
  const percent = /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : Number.NaN;
  return percent <= 100
    ? percent / 100
    : 'Enter the percentage of page views as a number from 0 to 100, such as 25.';
}
