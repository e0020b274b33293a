import type { Outcome } from '@bookplate/protocol';
import type { Observation } from '../../browser/observation.ts';
import type { Check } from '../../check.ts';
import { noPage } from '../docs-page/no-page.ts';
import { predict } from './predict.ts';

interface Args {
  readonly predicted: Outcome;
  readonly seen: Outcome | 'none';
  readonly reason: string;
  readonly hints: readonly string[];
}

/** The handshake in a real browser had another outcome than the probes predicted. */
export const browserDisagrees: Check<'browser-disagrees', Args> = {
  code: 'browser-disagrees',
  step: 'browser',
  needs: ['browser'],
  unless: noPage,
  async find(context) {
    const predicted = await predict(context);
    const observation = await context.observe?.(predicted);
    if (!observation) return [];
    const { outcome: seen, reason = '' } = observation;
    if (predicted === undefined || predicted.outcome === seen) return [];
    const args = { predicted: predicted.outcome, seen, reason, hints: hintsOf(observation) };
    // Then it works, and the probes were wrong.
    const severity = seen === 'identified' ? 'warning' : 'error';
    return [{ severity, where: context.setup.docs.href, args }];
  },
  explain: ({ predicted, seen, reason, hints }, { docsOrigin }) => ({
    title: `In the browser ${outcomes[seen]}${reason && ` (${reason})`}, expected from the probes: ${outcomes[predicted]}`,
    meaning:
      hints.length === 0
        ? 'Something treats browsers and probes differently: a service worker, bot protection, a proxy, or a cookie with other attributes than assumed.'
        : `The browser reports: ${hints.join('; ')}.`,
    fix:
      seen === 'identified'
        ? 'Look at what the probes found: the server may refuse clients that are not browsers.'
        : "Open the docs and look for the request to the API URL in the developer tools, under Network. Give the session's Set-Cookie line with --set-cookie, so that the browser uses its attributes.",
    paste: `chromium ${docsOrigin}/ --auto-open-devtools-for-tabs --user-data-dir=$(mktemp -d)`,
  }),
};

const outcomes = {
  identified: 'the docs recognise the reader',
  anonymous: 'the reader is anonymous',
  unreachable: 'the Info API is unreachable',
  none: 'the page sends no request',
} as const;

function hintsOf({ request, violations, messages }: Observation): readonly string[] {
  const withheld = request?.withheld ?? [];
  return [
    ...(request ? [] : ['it sent no request to the API URL']),
    ...(request?.failure === undefined ? [] : [request.failure]),
    ...withheld.map(({ name, reasons }) => `it withheld the cookie ${name}: ${reasons.join()}`),
    ...violations.map((violation) => `the page's policy blocked ${violation}`),
    ...messages,
  ].slice(0, 6);
}
