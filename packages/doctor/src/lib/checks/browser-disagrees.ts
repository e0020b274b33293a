import { predict } from '../browser/predict.ts';
import type { Observation } from '../browser/observation.ts';
import type { Check } from '../check.ts';
import { noPage } from './no-page.ts';

/** A real browser made something else of the handshake than the probes predicted. */
export const browserDisagrees: Check<'browser-disagrees'> = {
  code: 'browser-disagrees',
  step: 'browser',
  needs: ['browser'],
  unless: noPage,
  async find(visit) {
    const predicted = await predict(visit);
    const observation = await visit.observe?.(predicted);
    if (!observation) return [];
    const { outcome: seen, reason = '' } = observation;
    if (predicted === undefined || predicted.outcome === seen) return [];
    const args = { predicted: predicted.outcome, seen, reason, hints: hintsOf(observation) };
    // Then it works, and the probes were wrong.
    const severity = seen === 'identified' ? 'warning' : 'error';
    return [{ severity, where: visit.setup.docs.href, args }];
  },
};

function hintsOf({ request, violations, messages }: Observation): readonly string[] {
  const withheld = request?.withheld ?? [];
  return [
    ...(request ? [] : ['it sent no request to the API URL']),
    ...(request?.failure === undefined ? [] : [request.failure]),
    ...withheld.map(({ name, reasons }) => `the cookie ${name} stayed behind: ${reasons.join()}`),
    ...violations.map((violation) => `forbidden by the page: ${violation}`),
    ...messages,
  ].slice(0, 6);
}
