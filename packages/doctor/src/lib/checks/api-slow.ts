import type { Check } from '../check.ts';
import { askSignedOut } from '../questions.ts';

const slowMs = 1_000;

/** Every view of a docs page waits for this answer, those of strangers most of all. */
export const apiSlow: Check<'api-slow'> = {
  code: 'api-slow',
  step: 'network',
  unless: ['api-unreachable', 'api-certificate', 'api-timeout', 'body-unfinished'],
  async find({ setup, answer }) {
    const { milliseconds } = await answer(askSignedOut(setup));
    return milliseconds < slowMs
      ? []
      : [{ severity: 'warning', where: setup.api.href, args: { milliseconds } }];
  },
};
