import type { Check } from '../check.ts';
import { askDocs } from '../questions.ts';

/** The docs page itself does not come. */
export const docsUnreachable: Check<'docs-unreachable'> = {
  code: 'docs-unreachable',
  step: 'docs',
  async find({ setup, ask }) {
    const reply = await ask(askDocs(setup));
    const isFine = reply.ok && reply.status >= 200 && reply.status < 400 && reply.status !== 204;
    if (isFine) return [];
    const detail = reply.ok ? `status ${reply.status}` : reply.detail;
    return [{ severity: 'error', where: setup.docs.href, args: { detail } }];
  },
};
