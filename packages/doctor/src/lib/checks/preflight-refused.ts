import type { Check } from '../check.ts';
import { askPreflight } from '../questions.ts';
import { type Answer, headerTokens, headerValue, headerValues } from '../reply.ts';
import { unanswered } from './unanswered.ts';

/**
 * The docs cause no preflight, but monitoring scripts do, by adding headers to every fetch. It carries no cookie, so
 * sign-in middleware in front of it refuses it (Fetch §4.8).
 */
export const preflightRefused: Check<'preflight-refused'> = {
  code: 'preflight-refused',
  step: 'browser',
  needs: ['two-origins'],
  unless: [
    ...unanswered,
    'cors-missing',
    'cors-wildcard',
    'cors-duplicate',
    'cors-wrong-origin',
    'cors-credentials-missing',
  ],
  async find({ setup: { docs, api }, setup, answer }) {
    const preflight = await answer(askPreflight(setup));
    const args = whyRefused(preflight, docs.origin);
    return args ? [{ severity: 'warning', where: api.href, args }] : [];
  },
};

function whyRefused(
  preflight: Answer,
  origin: string,
): { why: 'status' | 'origin' | 'credentials' | 'headers'; found: string } | undefined {
  const { status } = preflight;
  if (status < 200 || status > 299) return { why: 'status', found: String(status) };
  const allowed = headerValues(preflight, 'access-control-allow-origin').join(', ');
  if (allowed !== origin) return { why: 'origin', found: allowed };
  const credentials = headerValue(preflight, 'access-control-allow-credentials');
  if (credentials !== 'true') return { why: 'credentials', found: credentials };
  // With credentials `*` is a name, not a wildcard.
  if (!headerTokens(preflight, 'access-control-allow-headers').includes('traceparent'))
    return { why: 'headers', found: headerValue(preflight, 'access-control-allow-headers') };
  return undefined;
}
