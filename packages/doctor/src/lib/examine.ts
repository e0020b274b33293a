import type { Observation } from './browser/observation.ts';
import { createCheckContext } from './check-context.ts';
import { type AnyCheck, checks } from './checks.ts';
import { followSetCookie } from './cookie/follow-set-cookie.ts';
import { createEventStream } from './event-stream.ts';
import type { DoctorEvent, ObservationEvent, RequestEvent } from './events.ts';
import type { Finding } from './findings.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { createProbe } from './probe.ts';
import { createRedact } from './redact.ts';
import { type Resolve, resolveAddresses, resolveOnce } from './resolve.ts';
import type { Setup } from './setup.ts';
import { publicSuffixList } from './site.ts';
import { SkipError } from './skip-error.ts';
import { reasonToSkip, type SkipReason } from './skip-reason.ts';
import { reportObservation, reportRequests } from './report-events.ts';
import { toFinding } from './to-finding.ts';
import { probeUnpublished, type ReadUnpublished } from './unpublished-docs.ts';
import { createVerdict, isBlocked } from './verdict.ts';

/** How to examine. */
export interface ExamineOptions {
  readonly limits?: Partial<Limits>;
  readonly resolve?: Resolve;
  /** Makes the handshake in a real browser: `observe` of `@bookplate/doctor/browser`. Without it, no browser runs. */
  readonly observe?: (setup: Setup) => Promise<Observation>;
  /** For docs that are not published yet: their server is not asked. */
  readonly readUnpublished?: ReadUnpublished;
}

/**
 * Examines a set-up from outside: runs every check in order, and yields each request, finding and skipped check as it happens.
 * It only reads, sends one request at a time, follows no redirect, and ends within its limits. Nothing that a server does throws.
 *
 * @param setup what to examine, from `parseSetup`
 * @param options other limits, another way to look up addresses
 * @returns the events
 * @yields each event as it happens; the last is the verdict
 */
export async function* examine(
  setup: Setup,
  options: ExamineOptions = {},
): AsyncGenerator<DoctorEvent, void, undefined> {
  const limits = { ...defaultLimits, ...options.limits };
  const started = performance.now();
  const redact = createRedact(setup.cookie);
  const resolve = resolveOnce(options.resolve ?? resolveAddresses, limits.requestMs);
  const stream = createEventStream<RequestEvent | ObservationEvent>();
  const servers = reportRequests(createProbe(limits, resolve), stream.emit);
  const { readUnpublished } = options;
  const probe = readUnpublished ? probeUnpublished(servers, setup, readUnpublished) : servers;
  const observe = options.observe && reportObservation(options.observe, setup, stream.emit);
  const context = createCheckContext({ setup, limits, resolve, observe }, probe);
  const findings: Finding[] = [];
  const skipped: { readonly check: AnyCheck; readonly reason: SkipReason }[] = [];
  let requests = 0;
  let observation: Observation | undefined;

  yield {
    type: 'start',
    docsUrl: setup.docs.href,
    apiUrl: setup.api.href,
    deployment: setup.deployment,
    publicSuffixList,
    ...(setup.setCookie !== undefined && { cookie: followSetCookie(setup) }),
  };
  for (const check of checks) {
    let reason = reasonToSkip(check, context, findings);
    if (!reason) {
      const running = stream.during(run(check));
      let step = await running.next();
      for (; !step.done; step = await running.next()) {
        if (step.value.type === 'request') requests += 1;
        if (step.value.type === 'observation') ({ observation } = step.value);
        yield redact(step.value);
      }
      ({ reason } = step.value);
      for (const finding of step.value.found) {
        findings.push(finding);
        yield { type: 'finding', finding: redact(finding) };
      }
    }
    if (!reason) continue;
    skipped.push({ check, reason });
    const { code, step } = check;
    yield { type: 'skip', code, step, reason, isBlocked: isBlocked(reason) };
  }
  const verdict = await createVerdict(context, { findings, skipped, observation });
  const milliseconds = Math.round(performance.now() - started);
  yield { ...verdict, requests, milliseconds };

  async function run(
    check: AnyCheck,
  ): Promise<{ readonly found: readonly Finding[]; readonly reason?: SkipReason }> {
    try {
      const found = await check.find(context);
      return { found: found.map((discovery) => toFinding(check, discovery)) };
    } catch (error) {
      if (error instanceof SkipError) return { found: [], reason: error.reason };
      throw error;
    }
  }
}
