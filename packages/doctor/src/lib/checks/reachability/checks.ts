import { apiCertificate } from './api-certificate.ts';
import { apiNotFound } from './api-not-found.ts';
import { apiRedirectsToLogin } from './api-redirects-to-login.ts';
import { apiTimeout } from './api-timeout.ts';
import { apiUnreachable } from './api-unreachable.ts';
import { apiUrlMoved } from './api-url-moved.ts';
import { privateAddress } from './private-address.ts';

/** Does the request reach the Info API? */
export const reachabilityChecks: readonly [
  typeof privateAddress,
  typeof apiUnreachable,
  typeof apiCertificate,
  typeof apiTimeout,
  typeof apiUrlMoved,
  typeof apiRedirectsToLogin,
  typeof apiNotFound,
] = [
  privateAddress,
  apiUnreachable,
  apiCertificate,
  apiTimeout,
  apiUrlMoved,
  apiRedirectsToLogin,
  apiNotFound,
];
