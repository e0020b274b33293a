/** What one examination may cost the servers that it looks at, and whoever waits for it. */
export interface Limits {
  readonly requests: number;
  readonly requestMs: number;
  readonly totalMs: number;
  readonly bodyBytes: number;
}

export const defaultLimits: Limits = {
  requests: 40,
  requestMs: 5_000,
  totalMs: 20_000,
  bodyBytes: 65_536,
};
