import {
  type CookieTravel,
  type DoctorEvent,
  explain,
  type Explanation,
  type Finding,
  type ObservationEvent,
  type Verdict,
} from '@bookplate/doctor';
import { codePage } from '@bookplate/protocol';
import type { WithPage } from './with-page.ts';

/** The version of {@link JsonReport}: one more if a field changes its meaning or is removed. */
export const jsonReportVersion = 1;

/** What `bookplate doctor --json` prints. */
export interface JsonReport {
  readonly version: typeof jsonReportVersion;
  readonly docsUrl: string;
  readonly apiUrl: string;
  readonly deployment: string;
  readonly publicSuffixList: { readonly source: string; readonly date: string };
  readonly outcome: Verdict['outcome'];
  readonly steps: Verdict['steps'];
  /** What was seen of the handshake, signed in and not. */
  readonly seen: Verdict['seen'];
  /** The command that checks a signed-in reader, if none was checked. */
  readonly next?: string;
  readonly stack: Verdict['stack'];
  /** With `--set-cookie`: why each browser does not send it; a browser without a reason sends it. */
  readonly cookie?: CookieTravel;
  readonly findings: readonly (Finding & Explanation & WithPage)[];
  /** With `--browser`: what it saw, beside what the probes predicted. */
  readonly browser?: Omit<ObservationEvent, 'type'>;
  readonly skipped: readonly { readonly code: string; readonly reason: unknown }[];
  readonly requests: number;
  readonly milliseconds: number;
}

/**
 * Makes one object from the events.
 *
 * @param events of a whole examination
 * @param next the command to run if no session was given
 * @returns the report
 */
export function toJsonReport(events: readonly DoctorEvent[], next?: string): JsonReport {
  const first = events[0];
  const last = events.at(-1);
  if (first?.type !== 'start' || last?.type !== 'verdict')
    throw new TypeError('expected the events of a whole examination, from start to verdict');
  const { docsUrl, apiUrl, deployment, publicSuffixList, cookie } = first;
  const { outcome, steps, seen, stack, requests, milliseconds } = last;
  const codes = events.flatMap((event) => (event.type === 'finding' ? [event.finding.code] : []));
  const context = { docsOrigin: new URL(docsUrl).origin, apiUrl, stack, codes };
  const findings: (Finding & Explanation & WithPage)[] = [];
  for (const event of events)
    if (event.type === 'finding')
      findings.push({
        ...event.finding,
        ...explain(event.finding, context),
        page: codePage('doctor', event.finding.code),
      });
  const [browser] = events.flatMap(({ ...event }) =>
    event.type === 'observation'
      ? [{ ...(event.predicted && { predicted: event.predicted }), observation: event.observation }]
      : [],
  );
  const skipped = events.flatMap((event) =>
    event.type === 'skip' ? [{ code: event.code, reason: event.reason }] : [],
  );
  return {
    version: jsonReportVersion,
    docsUrl,
    apiUrl,
    deployment,
    publicSuffixList,
    outcome,
    steps,
    seen,
    ...(seen.signedInReader === 'not-checked' && next !== undefined && { next }),
    stack,
    ...(cookie && { cookie }),
    findings,
    ...(browser && { browser }),
    skipped,
    requests,
    milliseconds,
  };
}
