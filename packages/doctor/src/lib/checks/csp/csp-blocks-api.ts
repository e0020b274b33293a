import type { Check } from '../../check.ts';
import { mendedPolicy } from '../../csp/judge-page.ts';
import { pageBlocks } from '../../csp/page-blocks.ts';
import { noPage } from '../docs-page/no-page.ts';
import { whichPolicy } from './which-policy.ts';

interface Args {
  readonly directive: string;
  readonly from: 'header' | 'meta';
  /** The browser sends the first request of a page and blocks those after it. */
  readonly isLater: boolean;
  readonly mended: string;
}

/** The page's own policy blocks the request: to a script, that looks like a network failure. */
export const cspBlocksApi: Check<'csp-blocks-api', Args> = {
  code: 'csp-blocks-api',
  step: 'docs',
  unless: noPage,
  async find(context) {
    const blocks = await pageBlocks(context);
    const block = blocks.find(({ part }) => part === 'request');
    if (!block) return [];
    const { directive, policy, isLater = false } = block;
    const args = { directive, from: policy.from, isLater, mended: mendedPolicy(blocks) };
    const severity = isLater ? 'warning' : 'error';
    return [{ severity, where: context.setup.docs.href, args }];
  },
  explain: ({ directive, from, isLater, mended }) =>
    directive === 'sandbox'
      ? {
          title: "The page's sandbox gives it the origin null",
          meaning:
            'Without allow-same-origin, the request has "Origin: null", which the Info API must not allow, and the browser stores nothing.',
          fix: `Add allow-same-origin to sandbox, or remove sandbox from the docs' policy. ${whichPolicy(from)}`,
          paste: 'Content-Security-Policy: sandbox allow-scripts allow-same-origin',
        }
      : {
          title: `The page's ${directive} blocks ${isLater ? 'all requests to the Info API after the first' : 'the request to the Info API'}`,
          meaning: isLater
            ? 'The <meta> with the policy is below the script, so the browser sends the first request of a page before the policy applies. It blocks requests on return to the tab.'
            : 'The browser never sends the request; to the script, that looks like a network failure.',
          fix: `Add the origin of the Info API to connect-src. ${whichPolicy(from)}`,
          paste: `Content-Security-Policy: ${mended}`,
        },
};
