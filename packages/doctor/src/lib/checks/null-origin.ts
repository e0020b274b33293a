import type { Check } from '../check.ts';
import { allowsOrigin } from './allows-origin.ts';
import { unanswered } from './unanswered.ts';

/** `null` is the origin of every sandboxed frame, so anyone can have it (HTML §7.1.1). */
export const nullOrigin: Check<'null-origin'> = {
  code: 'null-origin',
  step: 'dashboard',
  unless: [...unanswered, 'body-unfinished', 'reflects-origin'],
  async find({ setup: { api }, answer }) {
    return (await allowsOrigin(answer, api, 'null'))
      ? [{ severity: 'danger', where: api.href, args: {} }]
      : [];
  },
};
