import { urlChecks } from './checks/urls/checks.ts';
import type { Finding } from './findings.ts';
import type { Setup } from './setup.ts';
import { reasonToSkip } from './skip-reason.ts';
import { toFinding } from './to-finding.ts';

/**
 * Checks the two URLs alone. It sends nothing and looks up no address.
 *
 * @param setup from `parseSetup`
 * @returns findings, none if the URLs can work together
 */
export function checkUrls(setup: Setup): readonly Finding[] {
  const findings: Finding[] = [];
  for (const check of urlChecks) {
    if (reasonToSkip(check, { setup }, findings)) continue;
    findings.push(...check.find({ setup }).map((discovery) => toFinding(check, discovery)));
  }
  return findings;
}
