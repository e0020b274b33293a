import { consoleOf, findHeadScript, readDocsPage } from './html/docs-page.ts';
import { defaultLimits } from './limits.ts';
import { createProbe } from './probe.ts';
import { docsRequest } from './requests.ts';
import { type Resolve, resolveAddresses, resolveOnce } from './resolve.ts';
import type { Setup } from './setup.ts';

/** What a docs page says of itself, by one request. */
export type DocsLook =
  /** No page to read: no answer, an error, or a redirect. */
  | { readonly kind: 'no-page'; readonly detail: string }
  /** It has no Bookplate script that a browser runs. */
  | { readonly kind: 'no-script' }
  /** `console`: the address that it names for its settings; empty if none. */
  | { readonly kind: 'script'; readonly console: string };

/**
 * Fetches a docs page as an anonymous reader and reads which console it names, without examining anything else.
 *
 * @param setup with the page
 * @param options another way to find addresses
 * @returns what the page says
 */
export async function lookAtDocs(
  setup: Pick<Setup, 'docs'>,
  options: { readonly resolve?: Resolve } = {},
): Promise<DocsLook> {
  const limits = { ...defaultLimits, requests: 1 };
  const resolve = resolveOnce(options.resolve ?? resolveAddresses, limits.requestMs);
  const reply = await createProbe(limits, resolve)(docsRequest(setup));
  if (!reply.ok) return { kind: 'no-page', detail: reply.detail };
  const { status, body } = reply;
  if (status < 200 || status > 299) return { kind: 'no-page', detail: `status ${status}` };
  const page = readDocsPage(body);
  return findHeadScript(page)
    ? { kind: 'script', console: consoleOf(page) }
    : { kind: 'no-script' };
}
