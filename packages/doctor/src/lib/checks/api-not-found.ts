import type { Check } from '../check.ts';
import { askSignedOut } from '../questions.ts';

/** There is a server, but nothing at this path, or not for GET. */
export const apiNotFound: Check<'api-not-found'> = {
  code: 'api-not-found',
  step: 'dashboard',
  unless: ['api-unreachable', 'api-certificate', 'api-timeout'],
  async find({ setup, answer }) {
    const { status } = await answer(askSignedOut(setup));
    return [404, 405, 410, 501].includes(status)
      ? [{ severity: 'error', where: setup.api.href, args: { status } }]
      : [];
  },
};
