/**
 * @param share 0–1
 * @returns in per cent, with a decimal place where it is small: `0.4 %`
 */
export function percent(share: number): string {
  return `${rounded(share * 100)} %`;
}

/**
 * @param change of a share, -1 to 1
 * @returns in percentage points, with a sign; nothing where none would be seen
 */
export function points(change: number): string | undefined {
  const text = rounded(Math.abs(change) * 100);
  if (Number(text) === 0) return undefined;
  return `${change < 0 ? '−' : '+'}${text} ${text === '1' ? 'point' : 'points'}`;
}

/**
 * @param value a duration
 * @returns in milliseconds; a dash where there is none
 */
export function milliseconds(value: number | undefined): string {
  return value === undefined ? '–' : `${number(value)} ms`;
}

/**
 * @param value a count
 * @returns with thousands set apart: `12,345`
 */
export function number(value: number): string {
  return value.toLocaleString('en');
}

function rounded(value: number): string {
  return value > 0 && value < 0.95 ? value.toFixed(1) : String(Math.round(value));
}
