/**
 * Whether one request was sent before another. A time in the future is from before the clock was set back, so it is earlier
 * than every time that is not.
 *
 * @param at when it was sent, in milliseconds since the epoch; 0 for none, which is earliest
 * @param other the same of the other one
 */
export function isEarlier(at: number, other: number): boolean {
  return order(at) < order(other);
}

function order(at: number): number {
  return at && at <= Date.now() ? at + 1e13 : at;
}
