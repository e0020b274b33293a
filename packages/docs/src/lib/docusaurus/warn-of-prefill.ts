import { describePrefillWarning, type Prefill } from '@bookplate/openapi';

const said = new Set<string>();

/**
 * Tells the developer, once, which of the reader's values the API has no place for. On a page with one operation this can
 * only be said of what belongs to the whole API, which paths and servers do not.
 *
 * @param prefill of a page
 */
export function warnOfPrefill({ warnings }: Pick<Prefill, 'warnings'>): void {
  if (process.env['NODE_ENV'] === 'production') return;
  for (const warning of warnings) {
    if (warning.code === 'unknown-field' && ['path', 'server'].includes(warning.place)) continue;
    const text = describePrefillWarning(warning);
    if (!said.has(text)) console.warn(`[bookplate] ${text}`);
    said.add(text);
  }
}
