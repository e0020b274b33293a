import { consoleOf, findHeadScript, readDocsPage } from './html/docs-page.ts';
import { defaultLimits } from './limits.ts';
import { createProbe } from './probe.ts';
import { docsRequest } from './requests.ts';
import { type Resolve, resolveAddresses, resolveOnce } from './resolve.ts';
import type { Setup } from './setup.ts';

/** What one request finds out about a docs page. */
export type DocsLook =
  /** No page to read: no response, an error, or a redirect. */
  | { readonly kind: 'no-page'; readonly detail: string }
  /** It has no Bookplate script that browsers run. */
  | { readonly kind: 'no-script' }
  /** `console`: the address from which it takes settings; empty if it names none. */
  | { readonly kind: 'script'; readonly console: string };

/**
 * Fetches a docs page as an anonymous reader and reads which console it names. It checks nothing else.
 *
 * @param setup with the page
 * @param options another way to look up addresses
 * @returns what it found out
 */
export async function lookAtDocs(
  setup: Pick<Setup, 'docs'>,
  options: { readonly resolve?: Resolve } = {},
): Promise<DocsLook> {
  const limits = { ...defaultLimits, requests: 1 };
  const resolve = resolveOnce(options.resolve ?? resolveAddresses, limits.requestMs);
  const result = await createProbe(limits, resolve)(docsRequest(setup));
  if (!result.ok) return { kind: 'no-page', detail: result.detail };
  const { status, body } = result;
  if (status < 200 || status > 299) return { kind: 'no-page', detail: `status ${status}` };
  const page = readDocsPage(body);
  return findHeadScript(page)
    ? { kind: 'script', console: consoleOf(page) }
    : { kind: 'no-script' };
}
