import type { EngineName } from './engines/engine.ts';
import type { Scenario } from './stage.ts';

export const engineNames: readonly EngineName[] = ['Chromium', 'Firefox', 'WebKitGTK'];

/** What was seen of a scenario in an engine: docs hosts on which it held, and those on which it did not. */
export interface Seen {
  readonly held: readonly string[];
  readonly failed: readonly string[];
}

/** A table of Markdown, its columns padded as the formatter does it. */
export function writeTable(
  scenarios: readonly Scenario[],
  seen: (scenario: Scenario, engine: EngineName) => Seen,
): string {
  const reasons: string[] = [];
  const cell = (scenario: Scenario, engine: EngineName): string => {
    const reason = scenario.notIn?.[engine];
    if (reason !== undefined) {
      if (!reasons.includes(reason)) reasons.push(reason);
      return `not run (${reasons.indexOf(reason) + 1})`;
    }
    const { failed } = seen(scenario, engine);
    return failed.length === 0 ? 'yes' : `not on ${failed.join(', ')}`;
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
 * @returns the titles of its rows
 */
export function rowsOf(table: string): readonly string[] {
  return [...table.matchAll(/^\| (.*?) +\|/gm)].map(([, title = '']) => title).slice(2);
}
