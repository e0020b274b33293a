import type { Check } from '../check.ts';
import { askSignedOut } from '../questions.ts';

/** Browsers show a page for a bad certificate, but for a fetch they just fail. */
export const apiCertificate: Check<'api-certificate'> = {
  code: 'api-certificate',
  step: 'network',
  async find({ setup, ask }) {
    const reply = await ask(askSignedOut(setup));
    if (reply.ok || reply.kind !== 'certificate') return [];
    return [{ severity: 'error', where: setup.api.href, args: { detail: reply.detail } }];
  },
};
