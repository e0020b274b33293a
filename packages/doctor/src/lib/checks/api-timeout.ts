import type { Check } from '../check.ts';
import { askSignedOut } from '../questions.ts';

/** The docs give up after five seconds. */
export const apiTimeout: Check<'api-timeout'> = {
  code: 'api-timeout',
  step: 'network',
  async find({ setup, ask }) {
    const reply = await ask(askSignedOut(setup));
    if (reply.ok || reply.kind !== 'timeout') return [];
    const seconds = Math.round(reply.milliseconds / 100) / 10;
    return [{ severity: 'error', where: setup.api.href, args: { seconds } }];
  },
};
