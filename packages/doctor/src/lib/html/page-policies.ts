import { type Answer, headerValues } from '../reply.ts';
import { type Policy, parsePolicy } from './csp.ts';
import type { DocsPage } from './docs-page.ts';

/**
 * All policies that hold for a page: each header is a list, each `meta` is one more. A page may do what all of them
 * allow (CSP3 §3.1).
 *
 * @param answer the page's answer
 * @param page the same page, taken apart
 * @returns policies, none if there is no restriction
 */
export function pagePolicies(answer: Answer, page: DocsPage): readonly Policy[] {
  const inHeaders = headerValues(answer, 'content-security-policy').flatMap((value) =>
    value.split(','),
  );
  return [...inHeaders, ...page.policies].map(parsePolicy);
}
