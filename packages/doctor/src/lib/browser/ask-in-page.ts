import { type Outcome, readUser, type UnreachableReason } from '@bookplate/protocol';
import { isNobody, parseJson } from '../checks/is-nobody.ts';

/** What the handshake ended in. */
export interface Ending {
  readonly outcome: Outcome;
  readonly reason?: UnreachableReason;
}

/** What {@link askInPage} returns to us. */
export type PageAnswer =
  | { readonly failed: 'network' | 'timeout' }
  | { readonly status: number; readonly redirected: boolean; readonly text: string };

/**
 * A script that asks the Info API as the head script does: with cookies, without headers of its own, for 5 seconds.
 *
 * @param apiUrl the Info API
 * @returns an expression for the page
 */
export function askInPage(apiUrl: string): string {
  return `(async () => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), 5000);
    try {
      const answer = await fetch(${JSON.stringify(apiUrl)}, { credentials: 'include', signal: stop.signal });
      const text = await answer.text();
      return { status: answer.status, redirected: answer.redirected, text: text.slice(0, 65537) };
    } catch {
      return { failed: stop.signal.aborted ? 'timeout' : 'network' };
    } finally {
      clearTimeout(timer);
    }
  })()`;
}

/**
 * Understands an answer as the docs do.
 *
 * @param answer of the script
 * @returns the outcome
 */
export function toEnding(answer: PageAnswer): Ending {
  if ('failed' in answer) return { outcome: 'unreachable', reason: answer.failed };
  const { status, redirected, text } = answer;
  if (redirected) return { outcome: 'unreachable', reason: 'redirected' };
  if (status === 401 || status === 204) return { outcome: 'anonymous' };
  if (status !== 200) return { outcome: 'unreachable', reason: `status-${status}` };
  const value = parseJson(text);
  if (value === undefined) return { outcome: 'unreachable', reason: 'not-json' };
  if (isNobody(value)) return { outcome: 'anonymous' };
  const { user, issues } = readUser(value);
  if (issues.length > 0) return { outcome: 'unreachable', reason: 'invalid-user' };
  const isExpired = typeof user.expiresAt === 'number' && user.expiresAt * 1_000 <= Date.now();
  return { outcome: isExpired ? 'anonymous' : 'identified' };
}
