import type { Code } from '../findings.ts';

/** With any of these there is no answer of the Info API to look at. */
export const unanswered: readonly Code[] = [
  'api-unreachable',
  'api-certificate',
  'api-timeout',
  'api-url-moved',
  'api-redirects-to-login',
  'api-not-found',
];
