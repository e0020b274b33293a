import { type Code, codesOf, type Severity, type Topic } from '@bookplate/doctor';
import type { TestResult, WordedFinding } from './test-result.ts';

/** How one line of the test's checklist ended. */
export type ItemState = 'passed' | Exclude<Severity, 'note'> | 'not-checked' | 'not-needed';

/** One line of the test's checklist. */
export interface TestItem {
  readonly title: string;
  readonly state: ItemState;
  readonly findings: readonly WordedFinding[];
}

/** A line for each topic of the doctor but those that need a session. */
const lines: readonly (readonly [topic: Topic, title: string])[] = [
  ['urls', 'Docs and dashboard are on one site, with https'],
  ['reachability', 'The Info API answers at the API URL'],
  ['answer', 'It answers 401 to an anonymous reader, in time'],
  ['cors', 'The docs may read the answer (CORS)'],
  ['caching', 'Caches do not keep the answer'],
  ['other-origins', 'Other origins are refused, and the docs may read nothing else'],
  ['docs-page', 'The docs page loads, with its script first'],
  ['hint', 'The sign-in hint is on the domain of docs and dashboard'],
  ['csp', 'Its Content-Security-Policy lets the script work'],
  ['running', 'Its script loads'],
];

const worst: readonly Severity[] = ['error', 'danger', 'warning'];

/**
 * Sums a test up as a checklist.
 *
 * @param result of a test that ran
 * @returns a line for each thing that has to hold
 */
export function toTestItems(result: TestResult): readonly TestItem[] {
  return lines.map(([topic, title]) => {
    const codes = codesOf(topic);
    const findings = result.findings.filter(({ code }) => codes.includes(code));
    return { title, findings, state: stateOf(result, codes, findings) };
  });
}

function stateOf(
  { skipped }: TestResult,
  codes: readonly Code[],
  findings: readonly WordedFinding[],
): ItemState {
  const severity = worst.find((each) => findings.some((finding) => finding.severity === each));
  if (severity !== undefined && severity !== 'note') return severity;
  const reasons = codes.map((code) => skipped[code]);
  if (reasons.includes('not-checked')) return 'not-checked';
  return reasons.every((reason) => reason === 'not-needed') ? 'not-needed' : 'passed';
}
