import type { ObservationEvent } from '@bookplate/doctor';

const endings = {
  identified: 'the reader is recognised',
  anonymous: 'nobody is signed in',
  unreachable: 'the Info API is out of reach',
  none: 'nobody was asked',
} as const;

/**
 * Says what the real browser saw, beside what the probes foretold.
 *
 * @param event of the examination
 * @returns lines without indentation
 */
export function tellObservation({ observation, predicted }: ObservationEvent): readonly string[] {
  const { browser, askedBy, outcome, reason, request, pageUrl } = observation;
  const withheld = (request?.withheld ?? []).map(
    ({ name, reasons }) => `${name} (${reasons.join()})`,
  );
  const sent = request?.cookies ?? [];
  return [
    `${browser} on ${pageUrl}`,
    `saw        ${endings[outcome]}${reason ? ` (${reason})` : ''}, asked by ${askedBy === 'bookplate' ? "the page's Bookplate" : 'the doctor: no Bookplate runs in the page'}`,
    `foretold   ${predicted ? `${endings[predicted.outcome]}${predicted.reason ? ` (${predicted.reason})` : ''}` : 'nothing: it depends on what probes cannot see'}`,
    request
      ? `request    ${[request.status, request.failure].filter((part) => part !== undefined).join(', ')}, ${sent.length === 0 ? 'no cookies' : `with the cookie ${sent.join(', ')}`}`
      : 'request    none to the API URL',
    ...(withheld.length > 0 ? [`withheld   ${withheld.join(', ')}`] : []),
    ...observation.violations.map((violation) => `forbidden  ${violation}`),
    ...observation.messages.map((message) => `console    ${message}`),
  ];
}
