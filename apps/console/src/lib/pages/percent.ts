/**
 * @param share from 0 to 1
 * @returns such as `12 %`, with a digit more below 1 %
 */
export function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 1 ? value.toFixed(1) : Math.round(value)} %`;
}
