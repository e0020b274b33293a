import { type AnyCheck, checks } from './checks.ts';
import type { Explanation, WordingContext } from './explanation.ts';
import type { Finding } from './findings.ts';

const byCode = new Map<string, AnyCheck>(checks.map((check) => [check.code, check]));

/**
 * Words a finding.
 *
 * @param finding from `examine` or `checkUrls`
 * @param context the URLs, and the stack of the verdict
 * @returns what was found, what that means, what to do, and lines to paste
 */
export function explain(finding: Finding, context: WordingContext): Explanation {
  // Finding pairs each code with its arguments; a look-up by code loses that.
  const toWords = byCode.get(finding.code)?.explain as (
    args: Finding['args'],
    context: WordingContext,
  ) => Explanation;
  return toWords(finding.args, context);
}
