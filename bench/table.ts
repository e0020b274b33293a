import { appendFileSync } from 'node:fs';

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
  return quartiles(numbers)
    .map((number) => number.toFixed(2))
    .join('–');
}

/** The first and third quartile: between them lies the middle half. */
export function quartiles(numbers: readonly number[]): readonly [low: number, high: number] {
  const sorted = numbers.toSorted((one, other) => one - other);
  const at = (share: number): number =>
    sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return [at(0.25), at(0.75)];
}

/** Prints a Markdown table, its columns padded so that a terminal shows them straight. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  print(`\n${title}\n\n${[line(head), rule, ...rows.map(line)].join('\n')}\n`);
}

/**
 * Holds what was measured to a goal and a budget, and prints the result: _within_ the goal, _behind_ it, or _beyond_ the
 * budget, if the middle half lies on that side; _undecided_ if the machine was too noisy to say.
 *
 * @param what is measured, such as `Koa, CPU per request as a ratio to Koa with @koa/cors`
 * @param measured one figure of each pair; one figure alone where there is no noise, as of bytes
 * @param goal the largest figure that is fine
 * @param budget the largest figure with which `npm run bench -- --check` passes
 */
export function holdTo(
  what: string,
  measured: readonly number[],
  goal: number,
  budget: number = goal,
): void {
  const [low, high] = quartiles(measured);
  const spread = measured.length > 1 ? ` (${middleHalf(measured)})` : '';
  const figure = measured.every(Number.isInteger)
    ? `${median(measured)}`
    : median(measured).toFixed(2);
  const limits = budget === goal ? `goal ${goal}` : `goal ${goal}, budget ${budget}`;
  print(`- ${verdictOf(low, high, goal, budget)}: ${what}: ${figure}${spread}, ${limits}`);
}

function verdictOf(low: number, high: number, goal: number, budget: number): string {
  if (high <= goal) return 'within';
  if (low > budget) return 'beyond';
  return low > goal ? 'behind' : 'undecided';
}

/** To the terminal, and to the file of which `npm run bench` makes RESULTS.md. */
function print(text: string): void {
  console.log(text);
  const file = process.env['BENCH_OUTPUT'];
  if (file !== undefined) appendFileSync(file, `${text}\n`);
}
