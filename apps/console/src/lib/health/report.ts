import {
  isRecord,
  isUnreachableReason,
  type Outcome,
  outcomes,
  type UnreachableReason,
} from '@bookplate/protocol';

/** How one handshake ended, as a page reports it. Nothing about the reader. */
export interface HealthReport {
  readonly outcome: Outcome;
  /** With `unreachable`, and only then. */
  readonly reason?: UnreachableReason | undefined;
  /** From the question to the answer, in whole milliseconds: 0–60,000. */
  readonly durationMs: number;
  readonly docsOrigin: string;
}

const fields: ReadonlySet<string> = new Set(['outcome', 'reason', 'durationMs', 'docsOrigin']);
const longestMs = 60_000;

/**
 * Reads a report strictly: a field that is not known is refused, so that nothing about a reader can come along.
 *
 * @param text the body
 * @returns the report, or undefined if it is none
 */
export function readReport(text: string): HealthReport | undefined {
  const value = parse(text);
  if (!isRecord(value)) return undefined;
  if (!Object.keys(value).every((name) => fields.has(name))) return undefined;
  const { outcome, reason, durationMs, docsOrigin } = value;
  if (!outcomes.some((each) => each === outcome)) return undefined;
  if (outcome === 'unreachable' ? !isUnreachableReason(reason) : reason !== undefined)
    return undefined;
  if (typeof durationMs !== 'number' || !(durationMs >= 0 && durationMs <= longestMs))
    return undefined;
  if (typeof docsOrigin !== 'string') return undefined;
  return {
    outcome: outcome as Outcome,
    reason: reason as UnreachableReason | undefined,
    durationMs: Math.round(durationMs),
    docsOrigin,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
