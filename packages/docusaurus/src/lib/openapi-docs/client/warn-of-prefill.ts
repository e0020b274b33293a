import { type Prefill, type PrefillWarning, warnOfPrefill as warn } from '@bookplate/openapi';

/**
 * Tells the developer, once, which of the reader's values the API has no place for. On a page with one operation this can
 * only be said of what belongs to the whole API, which paths and servers do not.
 *
 * @param prefill of a page
 */
export function warnOfPrefill({ warnings }: Pick<Prefill, 'warnings'>): void {
  if (process.env['NODE_ENV'] === 'production') return;
  warn({ warnings: warnings.filter((warning) => !isOfOperation(warning)) });
}

function isOfOperation(warning: PrefillWarning): boolean {
  return warning.code === 'unknown-field' && ['path', 'server'].includes(warning.place);
}
