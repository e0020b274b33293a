import type { Check } from '../check.ts';
import { allowsOrigin } from './allows-origin.ts';
import { unanswered } from './unanswered.ts';

/** The name is reserved (RFC 2606 §2), so nobody can own it and no list can mean it. */
const stranger = 'https://bookplate-doctor.example';

/** Whoever asks is allowed: any page in the world reads who its visitor is (CWE-942). */
export const reflectsOrigin: Check<'reflects-origin'> = {
  code: 'reflects-origin',
  step: 'dashboard',
  unless: [...unanswered, 'body-unfinished'],
  async find({ setup: { api }, answer }) {
    return (await allowsOrigin(answer, api, stranger))
      ? [{ severity: 'danger', where: api.href, args: { origin: stranger } }]
      : [];
  },
};
