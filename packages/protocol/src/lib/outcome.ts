/** The end of one handshake. */
export type Outcome = (typeof outcomes)[number];

export const outcomes = ['identified', 'anonymous', 'unreachable'] as const;

/**
 * Why a handshake ended as `unreachable`. A page cannot learn more: a refused CORS check, a closed port
 * and a blocked request look alike to script (Fetch §5.6), so they are all `network`.
 */
export type UnreachableReason =
  | 'network'
  | 'timeout'
  | 'redirected'
  | 'not-json'
  | 'invalid-user'
  | `status-${number}`;

const namedReasons: ReadonlySet<string> = new Set([
  'network',
  'timeout',
  'redirected',
  'not-json',
  'invalid-user',
]);

/**
 * Whether a value names a reason.
 *
 * @param value anything, such as a field of a report
 * @returns true for the reasons above and for `status-100` to `status-599`
 */
export function isUnreachableReason(value: unknown): value is UnreachableReason {
  if (typeof value !== 'string') return false;
  return namedReasons.has(value) || /^status-[1-5]\d\d$/.test(value);
}
