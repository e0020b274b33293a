import { checkUrls, explain, type Explanation, type Finding, parseSetup } from '@bookplate/doctor';
import { ConfigurationError } from '@bookplate/protocol';

/** What the doctor finds about two URLs, in words. */
export interface UrlFinding extends Explanation {
  readonly code: Finding['code'];
}

/**
 * Checks two URLs while somebody fills in a form. It sends nothing.
 *
 * @param docsUrl of the docs
 * @param apiUrl of the Info API
 * @returns findings; none if a URL cannot be read, which the protocol's rules report
 */
export function urlFindings(docsUrl: string, apiUrl: string): readonly UrlFinding[] {
  try {
    const context = { docsOrigin: docsUrl, apiUrl, stack: 'unknown' } as const;
    return checkUrls(parseSetup({ docsUrl, apiUrl })).map((finding) => {
      const { title, meaning, fix, paste } = explain(finding, context);
      return { code: finding.code, title, meaning, fix, paste };
    });
  } catch (error) {
    if (error instanceof ConfigurationError) return [];
    throw error;
  }
}
