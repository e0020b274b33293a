/** How a site is doing: what needs attention comes first. */
export const siteStates = [
  'unreachable',
  'test-failed',
  'silent',
  'fine',
  'waiting',
  'off',
] as const;
export type SiteState = (typeof siteStates)[number];

/** What a state follows from. */
export interface StateFacts {
  readonly hasIncident: boolean;
  readonly testTone: 'good' | 'note' | 'bad' | undefined;
  /** The sampling rate of its reports: 0–1. */
  readonly reportSampleRate: number;
  /** When the newest report came. */
  readonly lastReportAt: Date | undefined;
}

/** Reports older than that are not of today. */
export const dayMs = 86_400_000;

/**
 * Works out the one state that a site is shown with.
 *
 * @param facts what is known of it
 * @param now what time it is, in milliseconds
 * @returns `silent`: reports came, but none in the last day; `waiting`: none has ever come; `off`: none is asked for
 */
export function toSiteState(facts: StateFacts, now: number): SiteState {
  const { hasIncident, testTone, reportSampleRate, lastReportAt } = facts;
  if (hasIncident) return 'unreachable';
  if (testTone === 'bad') return 'test-failed';
  if (reportSampleRate === 0) return 'off';
  if (!lastReportAt) return 'waiting';
  return now - lastReportAt.getTime() > dayMs ? 'silent' : 'fine';
}
