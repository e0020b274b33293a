import type { ObservationEvent } from '@bookplate/doctor';

const outcomes = {
  identified: 'the docs recognise the reader',
  anonymous: 'the reader is anonymous',
  unreachable: 'the Info API is unreachable',
  none: 'the page sends no request',
} as const;

/**
 * Words what the real browser saw, beside what the probes predicted.
 *
 * @param event of the examination
 * @returns lines, each a label and a text
 */
export function tellObservation({
  observation,
  predicted,
}: ObservationEvent): readonly (readonly [label: string, text: string])[] {
  const { browser, askedBy, request, pageUrl, violations, messages } = observation;
  const sent = request?.cookies ?? [];
  const withheld = request?.withheld ?? [];
  return [
    ['browser', `${browser} on ${pageUrl}`],
    [
      'saw',
      `${tellOutcome(observation)}${askedBy === 'bookplate' ? '' : ' (by a request of the doctor: the page does not run Bookplate)'}`,
    ],
    [
      'predicted',
      predicted ? tellOutcome(predicted) : 'nothing: it depends on what probes cannot see',
    ],
    [
      'request',
      request
        ? [
            request.status,
            request.failure,
            sent.length === 0 ? 'no cookies' : `with ${sent.join()}`,
          ]
            .filter((part) => part !== undefined)
            .join(', ')
        : 'none to the API URL',
    ],
    ...withheld.map(({ name, reasons }) => ['withheld', `${name}: ${reasons.join(', ')}`] as const),
    ...violations.map((violation) => ['blocked', violation] as const),
    ...messages.map((message) => ['console', message] as const),
  ];
}

function tellOutcome({
  outcome,
  reason,
}: {
  readonly outcome: keyof typeof outcomes;
  readonly reason?: string;
}): string {
  return `${outcomes[outcome]}${reason === undefined ? '' : ` (${reason})`}`;
}
