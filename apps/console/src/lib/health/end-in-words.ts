import type { IncidentEnd } from './incidents.ts';

/** Why an incident ended, as the second half of a sentence. */
export const endInWords: Readonly<Record<IncidentEnd, string>> = {
  usual: 'handshakes are as usual again',
  'no-reports': 'there were too few reports in an hour to say more',
  'turned-off': 'pages are no longer asked for reports',
  removed: 'the site was removed',
};
