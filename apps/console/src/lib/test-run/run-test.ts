import { type DoctorEvent, examine, type Finding, parseSetup } from '@bookplate/doctor';
import type { Config } from '../config.ts';
import { createGuardedResolve, type GuardedResolve } from './guarded-resolve.ts';
import type { Skipped, TestResult, TestTarget } from './test-result.ts';
import { toWordedFindings } from './worded-findings.ts';

/**
 * Runs a connection test: the doctor, from this server, without a session. It only reads, and ends within about 20 s.
 *
 * @param target what to test
 * @param config which networks may be asked
 * @returns what it found; `not-run` where an address is not public
 * @throws {ConfigurationError} if a URL of the target is none
 */
export async function runTest(
  target: TestTarget,
  config: Pick<Config, 'allowedNetworks'>,
): Promise<TestResult> {
  const { apiUrl, loginUrl } = target;
  const setup = parseSetup({ docsUrl: docsPageOf(target).href, apiUrl, loginUrl });
  const guard = createGuardedResolve(config.allowedNetworks);
  for (const { hostname } of [setup.docs, setup.api, ...(setup.login ? [setup.login] : [])])
    await guard.resolve(hostname);
  if (guard.refused.size > 0) return notRun(describeRefused(guard));
  const events: DoctorEvent[] = [];
  for await (const event of examine(setup, { resolve: guard.resolve })) events.push(event);
  return toResult(events, target);
}

/**
 * The page of the docs to test. Built from its parts: in one string, a path such as `//evil.com` would be another host.
 *
 * @param target with origin and path
 * @returns its URL, always on that origin
 */
export function docsPageOf({ docsOrigin, path }: Pick<TestTarget, 'docsOrigin' | 'path'>): URL {
  const docs = new URL(docsOrigin);
  [docs.pathname = '/', docs.search = ''] = path.split(/(?=\?)/);
  return docs;
}

/**
 * Says why the console sends nothing to an address.
 *
 * @param guard that refused it
 * @returns sentences
 */
export function describeRefused({ refused }: GuardedResolve): string {
  const names = [...refused].map(([name, address]) =>
    name === address ? name : `${name} is ${address}, which`,
  );
  return `${names.join('; ')} is not an address of the public internet, and this console sends nothing to such addresses for others. Its operator can allow networks by BOOKPLATE_CONSOLE_ALLOWED_NETWORKS. From your own machine, run: npx bookplate doctor`;
}

function notRun(problem: string): TestResult {
  const nothing = { findings: [], skipped: {}, requests: [], milliseconds: 0, notRun: 0 };
  return { ...nothing, outcome: 'not-run', problem };
}

function toResult(events: readonly DoctorEvent[], target: TestTarget): TestResult {
  const findings: Finding[] = [];
  const requests: TestResult['requests'][number][] = [];
  const skipped: Record<string, Skipped> = {};
  for (const event of events) {
    if (event.type === 'finding') findings.push(event.finding);
    if (event.type === 'skip') skipped[event.code] = skippedFor(event.reason.kind);
    if (event.type !== 'request') continue;
    const { method, url, outcome, milliseconds } = event;
    requests.push({ method, url, outcome, milliseconds });
  }
  const verdict = events.at(-1);
  if (verdict?.type !== 'verdict') throw new Error('An examination ended without a verdict.');
  const { outcome, stack, seen, notRun: count, milliseconds } = verdict;
  const { anonymousStatus, console } = seen;
  const worded = toWordedFindings(findings, { target, stack, anonymousStatus });
  return {
    outcome: worded.some(({ severity }) => severity === 'error') ? 'broken' : outcome,
    findings: worded,
    skipped,
    requests,
    milliseconds,
    notRun: count,
    console,
  };
}

function skippedFor(kind: string): Skipped {
  const others = ['not-given', 'one-origin', 'two-origins', 'no-hint'];
  return others.includes(kind) ? 'not-needed' : 'not-checked';
}
