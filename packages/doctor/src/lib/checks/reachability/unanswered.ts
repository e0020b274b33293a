import type { EarlierCheck } from '../../check.ts';
import { apiNotFound } from './api-not-found.ts';
import { apiRedirectsToLogin } from './api-redirects-to-login.ts';
import { apiUrlMoved } from './api-url-moved.ts';
import { noResponse } from './no-response.ts';

/** After a finding of any of these, there is no answer of the Info API to check. */
export const unanswered: readonly EarlierCheck[] = [
  ...noResponse,
  apiUrlMoved,
  apiRedirectsToLogin,
  apiNotFound,
];
