/** The middle of some numbers, NaN of none. */
export function median(numbers: readonly number[] = []): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[Math.ceil(middle) - 1],
    sorted[Math.floor(middle)],
  ];
  return (low + high) / 2;
}

/** Between which figures the middle half lies, as `0.91–1.04`. */
export function middleHalf(numbers: readonly number[]): string {
  const sorted = numbers.toSorted((one, other) => one - other);
  const at = (share: number): number =>
    sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return `${at(0.25).toFixed(2)}–${at(0.75).toFixed(2)}`;
}

/** Prints a Markdown table, its columns padded so that a terminal shows them straight. */
export function printTable(title: string, head: string[], rows: string[][]): void {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  console.log(`\n${title}\n\n${[line(head), rule, ...rows.map(line)].join('\n')}\n`);
}
