/** What the form offers; beside these there is a percentage. */
export const rateChoices = ['0', '0.01', '0.1', '1'] as const;

/** A sampling rate in a form: one of the choices, or `other` with a percentage. */
export interface RateFields {
  readonly choice: string;
  readonly percent: string;
}

/**
 * Fills a sampling rate in.
 *
 * @param rate 0–1
 * @returns the choice, and the percentage if it is none of the offered ones
 */
export function toRateFields(rate: number): RateFields {
  const choice = rateChoices.find((each) => Number(each) === rate);
  if (choice !== undefined) return { choice, percent: '' };
  // 0.07 * 100 is 7.000000000000001.
  return { choice: 'other', percent: String(Number((rate * 100).toPrecision(12))) };
}

/**
 * Reads a sampling rate.
 *
 * @param fields as typed
 * @returns a rate, 0–1, or a sentence that describes the mistake
 */
export function readRate({ choice, percent }: RateFields): number | string {
  if (choice !== 'other') {
    const rate = Number(choice.trim());
    return rate >= 0 && rate <= 1 ? rate : 'Choose one of the sampling rates.';
  }
  const typed = percent.trim().replace(/\s*%$/, '').replace(',', '.');
  const number = /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : Number.NaN;
  return number <= 100
    ? number / 100
    : 'Enter the percentage of page views as a number from 0 to 100, such as 25.';
}
