import type { Site } from '../sites/site.ts';
import {
  type BrowserResult,
  type BrowserResultName,
  browserResults,
} from '../test-run/browser-results.ts';

/** What reasons of one kind mean, and how to mend it. */
export interface ReasonHelp {
  /** As reports have them: `network`, `status-502`. */
  readonly reasons: readonly string[];
  readonly words: Pick<BrowserResult, 'title' | 'meaning' | 'fix' | 'paste'>;
}

/**
 * Finds words for reasons: those that the test in a browser has, which are mostly the doctor's.
 *
 * @param reasons from reports, in the order in which they are shown
 * @param site where
 * @returns the words for each kind of reason, all statuses being one
 */
export function reasonHelp(
  reasons: readonly string[],
  site: Pick<Site, 'docsOrigins' | 'apiUrl' | 'loginUrl'>,
): readonly ReasonHelp[] {
  const { docsOrigins, apiUrl, loginUrl } = site;
  const [docsOrigin = ''] = docsOrigins;
  const words = browserResults({ docsOrigin, apiUrl, loginUrl });
  const kinds = new Map<string, string[]>();
  for (const reason of reasons) {
    const kind = reason.startsWith('status-') ? 'status' : reason;
    kinds.set(kind, [...(kinds.get(kind) ?? []), reason]);
  }
  return [...kinds].flatMap(([kind, own]) =>
    Object.hasOwn(words, kind) ? [{ reasons: own, words: words[kind as BrowserResultName] }] : [],
  );
}
