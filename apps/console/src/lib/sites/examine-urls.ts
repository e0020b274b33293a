import { examine, explain, type Explanation, type Finding, parseSetup } from '@bookplate/doctor';

/** What the doctor knows of two URLs without asking anybody, in words. */
export interface UrlFinding extends Explanation {
  readonly code: Finding['code'];
}

/**
 * Examines two URLs as a form does that is about to be saved: an examination that may send nothing finds what the
 * URLs tell alone.
 *
 * @param docsUrl of the docs
 * @param apiUrl of the Info API
 * @returns what is wrong already
 * @throws {ConfigurationError} if one of them is no URL
 */
export async function examineUrls(docsUrl: string, apiUrl: string): Promise<readonly UrlFinding[]> {
  const setup = parseSetup({ docsUrl, apiUrl });
  const found: UrlFinding[] = [];
  for await (const event of examine(setup, {
    limits: { requests: 0 },
    resolve: () => Promise.resolve([]),
  })) {
    if (event.type !== 'finding') continue;
    const { finding } = event;
    const context = { docsOrigin: docsUrl, apiUrl, stack: 'unknown' } as const;
    found.push({ code: finding.code, ...explain(finding, context) });
  }
  return found;
}
