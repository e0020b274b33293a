/** What one examination may cost the examined servers and the person who waits. */
export interface Limits {
  readonly requests: number;
  readonly requestMs: number;
  /** An answer to an anonymous reader that takes longer is a finding. */
  readonly slowMs: number;
  readonly totalMs: number;
  readonly bodyBytes: number;
}

export const defaultLimits: Limits = {
  requests: 40,
  requestMs: 5_000,
  slowMs: 1_000,
  totalMs: 20_000,
  bodyBytes: 65_536,
};
