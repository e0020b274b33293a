import type { Discovery } from './check.ts';
import type { AnyCheck } from './checks.ts';
import type { Finding } from './findings.ts';

/**
 * Makes a finding.
 *
 * @param check that found it
 * @param discovery of that check
 * @returns the discovery with the code and step of the check
 */
export function toFinding(
  { code, step }: Pick<AnyCheck, 'code' | 'step'>,
  { severity, where, args }: Discovery<object>,
): Finding {
  return { code, severity, step, where, args } as Finding;
}
