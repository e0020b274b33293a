import type { Check } from '../check.ts';
import { askDocs } from '../questions.ts';
import { type Answer, headerValue } from '../reply.ts';

/** The docs page itself does not come, or browsers do not show it as a page. */
export const docsUnreachable: Check<'docs-unreachable'> = {
  code: 'docs-unreachable',
  step: 'docs',
  async find({ setup, ask }) {
    const reply = await ask(askDocs(setup));
    const detail = reply.ok ? whyNoPage(reply) : reply.detail;
    return detail === undefined
      ? []
      : [{ severity: 'error', where: setup.docs.href, args: { detail } }];
  },
};

function whyNoPage(answer: Answer): string | undefined {
  const { status } = answer;
  if (status < 200 || status > 399 || status === 204) return `status ${status}`;
  if (status > 299) return undefined;
  if (/^\s*attachment\b/i.test(headerValue(answer, 'content-disposition'))) return 'a download';
  // Without a type browsers look at the bytes (MIME Sniffing §7).
  const type = headerValue(answer, 'content-type').split(';')[0]?.trim() ?? '';
  return /^(text\/html|application\/xhtml\+xml|)$/i.test(type)
    ? undefined
    : `type ${type}, not HTML`;
}
