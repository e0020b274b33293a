import type { AnyCheck, Need } from './check.ts';
import type { Finding } from './findings.ts';
import { SkipError, type SkipReason } from './skip.ts';
import type { Visit } from './visit.ts';

/** What came of a check: what it found, or why it was not made. */
export type CheckResult =
  | { readonly findings: readonly Finding[] }
  | { readonly reason: SkipReason };

/**
 * Makes one check, if there is a point in it.
 *
 * @param check which
 * @param visit what it works with
 * @param before what was found so far
 * @returns what came of it
 */
export async function makeCheck(
  check: AnyCheck,
  visit: Visit,
  before: readonly Finding[],
): Promise<CheckResult> {
  const reason = reasonToSkip(check, visit, before);
  if (reason) return { reason };
  try {
    const { code, step } = check;
    const discoveries = await check.find(visit);
    return {
      findings: discoveries.map(
        ({ severity, where, args }) => ({ code, severity, step, where, args }) as Finding,
      ),
    };
  } catch (error) {
    if (error instanceof SkipError) return { reason: error.reason };
    throw error;
  }
}

function reasonToSkip(
  { needs = [], unless = [] }: AnyCheck,
  visit: Visit,
  before: readonly Finding[],
): SkipReason | undefined {
  for (const need of needs) {
    const reason = whyNot(need, visit);
    if (reason) return reason;
  }
  const found = unless.find((code) => before.some((finding) => finding.code === code));
  return found && { kind: 'found', code: found };
}

function whyNot(need: Need, { setup, observe }: Visit): SkipReason | undefined {
  const isOneOrigin = setup.deployment === 'one-domain';
  switch (need) {
    case 'two-origins':
      return isOneOrigin ? { kind: 'one-origin' } : undefined;
    case 'one-origin':
      return isOneOrigin ? undefined : { kind: 'two-origins' };
    case 'browser':
      return observe ? undefined : { kind: 'not-given', what: need };
    case 'cookie':
    case 'setCookie':
    case 'scriptHash':
    case 'docsGroups':
    case 'spec':
      return setup[need] === undefined ? { kind: 'not-given', what: need } : undefined;
  }
}
