import { docsPage } from '@bookplate/protocol';

/**
 * @param heading of the wire contract, such as `the-answer`
 * @returns its URL
 */
export function contractPage(heading: string): string {
  return docsPage(`reference/wire-contract/#${heading}`);
}
