import { describePrefillWarning } from './describe-prefill-warning.ts';
import type { Prefill } from './prefill.ts';

const said = new Set<string>();

/**
 * Says in the console what of a reader's values was not used, each once for as long as the page is open. It is for the
 * developer: pages of readers go without.
 *
 * @param prefill of a document
 */
export function warnOfPrefill({ warnings }: Pick<Prefill, 'warnings'>): void {
  for (const text of warnings.map(describePrefillWarning)) {
    if (!said.has(text)) console.warn(`[bookplate] ${text}`);
    said.add(text);
  }
}
