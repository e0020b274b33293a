import { createHash } from 'node:crypto';
import type { Settings } from '@bookplate/protocol';
import { scriptText } from './script-text.ts';

/**
 * What a site's Content-Security-Policy, if it has one, must allow. The hash is the same on every site and page, until
 * Bookplate is updated.
 *
 * @param settings of the docs
 * @param inlineScript the script in the head of the pages, as it is in its tag
 * @returns a sentence for the log of a build
 */
export function policyFor(
  { apiUrl, console }: Settings,
  inlineScript: string = scriptText('head'),
): string {
  const hash = createHash('sha256').update(inlineScript).digest('base64');
  const asked = [apiUrl, ...(console === undefined ? [] : [console])].map(
    (url) => new URL(url).origin,
  );
  return `If the docs have a Content-Security-Policy, it must have: script-src 'self' 'sha256-${hash}'; connect-src ${asked.join(' ')}`;
}
