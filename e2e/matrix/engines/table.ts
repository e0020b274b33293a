import type { EngineName } from './engines/engine.ts';
import type { Scenario } from './stage.ts';

export const engineNames: readonly EngineName[] = ['Chromium', 'Firefox', 'WebKitGTK'];

/** What a run has seen of a scenario in an engine: the docs hosts on which it failed. Nothing, if it was not run. */
export type Seen = (scenario: Scenario, engine: EngineName) => readonly string[] | undefined;

/**
 * Writes the table of the documentation.
 *
 * @param scenarios its rows
 * @param seen what fills its cells
 * @param before the table as it is, whose cells stay where nothing was run
 * @returns Markdown, its columns padded as the formatter does it
 */
export function writeTable(scenarios: readonly Scenario[], seen: Seen, before: string): string {
  const rowsBefore = cellsOf(before);
  const reasons: string[] = [];
  const cell = (scenario: Scenario, engine: EngineName): string => {
    const reason = scenario.notIn?.[engine];
    if (reason !== undefined) {
      if (!reasons.includes(reason)) reasons.push(reason);
      return `not run (${reasons.indexOf(reason) + 1})`;
    }
    const failed = seen(scenario, engine);
    if (failed) return failed.length === 0 ? 'yes' : `not on ${failed.join(', ')}`;
    const column = 2 + engineNames.indexOf(engine);
    return rowsBefore.find(([title]) => title === scenario.title)?.[column] ?? 'not yet';
  };
  const rows = [
    ['Scenario', 'What the reader sees', ...engineNames],
    ...scenarios.map((scenario) => [
      scenario.title,
      scenario.expected,
      ...engineNames.map((engine) => cell(scenario, engine)),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, column) => text.padEnd(widths[column]!)).join(' | ')} |`;
  const [head, ...body] = rows.map(line);
  return [
    head,
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...body,
    '',
    ...reasons.map((reason, index) => `${index + 1}. Not run: ${reason}.`),
    '',
  ].join('\n');
}

/**
 * @param table that {@link writeTable} wrote
 * @returns the cells of its rows; the first of each is the title of a scenario
 */
export function cellsOf(table: string): readonly (readonly string[])[] {
  const rows = table.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
