import type { Check } from '../check.ts';
import { askSignedOut } from '../questions.ts';

/** Nobody answers: no such name, nobody listens, the connection breaks. */
export const apiUnreachable: Check<'api-unreachable'> = {
  code: 'api-unreachable',
  step: 'network',
  async find({ setup, ask }) {
    const reply = await ask(askSignedOut(setup));
    if (reply.ok || reply.kind === 'timeout' || reply.kind === 'certificate') return [];
    const { kind, detail } = reply;
    return [{ severity: 'error', where: setup.api.href, args: { kind, detail } }];
  },
};
