import type { DocsPage } from '../html/docs-page.ts';
import { type HttpResponse, headerValues } from '../response.ts';
import { type Directives, parsePolicy } from './policy.ts';

/** A policy of a page. */
export interface PagePolicy {
  readonly directives: Directives;
  readonly from: 'header' | 'meta';
  /** The place of a `meta` in the page: it applies to what comes after it. 0 for a header. */
  readonly order: number;
}

/** CSP3 §3.3: these have no effect in a `meta`. */
const notInMeta: ReadonlySet<string> = new Set(['report-uri', 'frame-ancestors', 'sandbox']);

/**
 * All enforced policies of a page: each header is a list, each `meta` adds one. A page may do only what all of them allow
 * (CSP3 §3.1).
 *
 * @param response of the page
 * @param page the same page, parsed
 * @returns policies, none if there is no restriction
 */
export function pagePolicies(response: HttpResponse, page: DocsPage): readonly PagePolicy[] {
  const inMeta = page.policies.flatMap(({ text, order }) =>
    // By CSP3 a `meta` holds one policy; Chromium reads it as a list, like a header.
    text.split(',').map((each): PagePolicy => {
      const directives = [...parsePolicy(each)].filter(([name]) => !notInMeta.has(name));
      return { directives: new Map(directives), from: 'meta', order };
    }),
  );
  return [...policiesOf(response, 'content-security-policy'), ...inMeta];
}

/**
 * The report-only policies. A `meta` cannot hold one (HTML §4.2.5.3).
 *
 * @param response of the page
 * @returns policies; `sandbox` is ignored in them (CSP3 §6.3.2)
 */
export function reportOnlyPolicies(response: HttpResponse): readonly PagePolicy[] {
  return policiesOf(response, 'content-security-policy-report-only').map(({ directives }) => ({
    directives: new Map([...directives].filter(([name]) => name !== 'sandbox')),
    from: 'header',
    order: 0,
  }));
}

/**
 * The policies in a header.
 *
 * @param response of the page
 * @param header its name, in lower case
 * @returns each policy of each such header
 */
export function policiesOf(response: HttpResponse, header: string): readonly PagePolicy[] {
  return headerValues(response, header)
    .flatMap((value) => value.split(','))
    .map((text) => ({ directives: parsePolicy(text), from: 'header', order: 0 }));
}
