import type { ObservationEvent } from '@bookplate/doctor';

const endings = {
  identified: 'the reader is recognised',
  anonymous: 'nobody is signed in',
  unreachable: 'the Info API is out of reach',
  none: 'nobody was asked',
} as const;

/**
 * Says what the real browser saw, beside what the probes predicted.
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
      `${tellEnding(observation)}, asked by ${askedBy === 'bookplate' ? "the page's Bookplate" : 'the doctor: no Bookplate runs in the page'}`,
    ],
    [
      'predicted',
      predicted ? tellEnding(predicted) : 'nothing: it depends on what probes cannot see',
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
    ...violations.map((violation) => ['forbidden', violation] as const),
    ...messages.map((message) => ['console', message] as const),
  ];
}

function tellEnding({
  outcome,
  reason,
}: {
  readonly outcome: keyof typeof endings;
  readonly reason?: string;
}): string {
  return `${endings[outcome]}${reason === undefined ? '' : ` (${reason})`}`;
}
