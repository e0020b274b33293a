import type { DocsPage } from '../html/docs-page.ts';
import { type HttpResponse, headerValues } from '../response.ts';
import { type Directives, parsePolicy } from './policy.ts';

/** A policy of a page. */
export interface PagePolicy {
  readonly directives: Directives;
  readonly from: 'header' | 'meta';
  /** Where a `meta` is in the order of the page: it holds for what comes after it. 0 for a header. */
  readonly order: number;
}

/** CSP3 §3.3: these say nothing in a `meta`. */
const notInMeta: ReadonlySet<string> = new Set(['report-uri', 'frame-ancestors', 'sandbox']);

/**
 * All policies that are enforced for a page: each header is a list, each `meta` is one more. A page may do what all of them
 * allow (CSP3 §3.1).
 *
 * @param answer the page's answer
 * @param page the same page, taken apart
 * @returns policies, none if there is no restriction
 */
export function pagePolicies(answer: HttpResponse, page: DocsPage): readonly PagePolicy[] {
  const inMeta = page.policies.flatMap(({ text, order }) =>
    // By CSP3 a `meta` holds one policy; Chromium takes it for a list as a header is.
    text.split(',').map((each): PagePolicy => {
      const directives = [...parsePolicy(each)].filter(([name]) => !notInMeta.has(name));
      return { directives: new Map(directives), from: 'meta', order };
    }),
  );
  return [...policiesOf(answer, 'content-security-policy'), ...inMeta];
}

/**
 * The policies that only report. A `meta` cannot hold one (HTML §4.2.5.3).
 *
 * @param answer the page's answer
 * @returns policies; `sandbox` is ignored in them (CSP3 §6.3.2)
 */
export function reportOnlyPolicies(answer: HttpResponse): readonly PagePolicy[] {
  return policiesOf(answer, 'content-security-policy-report-only').map(({ directives }) => ({
    directives: new Map([...directives].filter(([name]) => name !== 'sandbox')),
    from: 'header',
    order: 0,
  }));
}

function policiesOf(answer: HttpResponse, header: string): readonly PagePolicy[] {
  return headerValues(answer, header)
    .flatMap((value) => value.split(','))
    .map((text) => ({ directives: parsePolicy(text), from: 'header', order: 0 }));
}
