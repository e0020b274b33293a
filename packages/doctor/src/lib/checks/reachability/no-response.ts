import type { EarlierCheck } from '../../check.ts';
import { apiCertificate } from './api-certificate.ts';
import { apiTimeout } from './api-timeout.ts';
import { apiUnreachable } from './api-unreachable.ts';

/** After a finding of any of these, there is no response. */
export const noResponse: readonly EarlierCheck[] = [apiUnreachable, apiCertificate, apiTimeout];
