import type { Code, Severity } from '@bookplate/doctor';
import type { TestResult, WordedFinding } from './test-result.ts';

/** How one line of the test's checklist ended. */
export type ItemState = 'passed' | Exclude<Severity, 'note'> | 'not-checked' | 'not-needed';

/** One line of the test's checklist. */
export interface TestItem {
  readonly title: string;
  readonly state: ItemState;
  readonly findings: readonly WordedFinding[];
}

/** What each line is about, in the order of the handshake. Every code that runs without a session is in one of them. */
export const itemCodes: readonly (readonly [title: string, codes: readonly Code[]])[] = [
  [
    'Docs and dashboard are on one site, with https',
    ['vendor-host', 'different-sites', 'scheme-mix', 'not-https', 'private-address'],
  ],
  [
    'The Info API answers at the API URL',
    [
      'api-unreachable',
      'api-certificate',
      'api-timeout',
      'api-url-moved',
      'api-not-found',
      'api-slow',
    ],
  ],
  [
    'It answers 401 to an anonymous reader',
    [
      'api-redirects-to-login',
      'same-origin-refused',
      'unexpected-status',
      'signed-out-is-200',
      'body-too-large',
      'body-unfinished',
      'login-dialog',
    ],
  ],
  [
    'The docs may read the answer (CORS)',
    [
      'cors-missing',
      'cors-wildcard',
      'cors-wrong-origin',
      'cors-duplicate',
      'cors-credentials-missing',
    ],
  ],
  ['Preflight requests are answered', ['preflight-refused']],
  [
    'Caches do not keep the answer, and it sets no cookie',
    ['vary-origin-missing', 'answer-cacheable', 'sets-cookie'],
  ],
  [
    'Other origins are refused',
    ['reflects-origin', 'null-origin', 'http-origin', 'lax-origin-match'],
  ],
  ['The docs may read nothing else of the dashboard', ['cors-everywhere']],
  ['The docs page loads', ['docs-unreachable', 'docs-url-moved', 'docs-personalised']],
  [
    'Its script is first in the page, and asks this API URL',
    [
      'script-missing',
      'script-late',
      'script-asks-elsewhere',
      'script-altered',
      'script-file-missing',
    ],
  ],
  [
    'Its Content-Security-Policy lets the script work',
    ['csp-blocks-script', 'csp-blocks-api', 'csp-report-only'],
  ],
];

const worst: readonly Severity[] = ['error', 'danger', 'warning'];

/**
 * Sums a test up as a checklist.
 *
 * @param result of a test that ran
 * @returns a line for each thing that has to hold
 */
export function toTestItems(result: TestResult): readonly TestItem[] {
  return itemCodes.map(([title, codes]) => {
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
