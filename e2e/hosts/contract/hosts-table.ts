import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PromiseName } from './contract-host.ts';
import { promises } from './promises.ts';

/** The table of the documentation, which the tests write: with `-u`, those that a run has seen. */
export const hostsTableFile: string = join(
  import.meta.dirname,
  '../../../site/src/snippets/hosts.mdx',
);

/** What a run has seen of a host: `yes`, `no`, or why it cannot hold a promise. */
export type SeenOfHost = ReadonlyMap<PromiseName, string>;

const untested = '–';

/**
 * Writes the table.
 *
 * @param seen of each host that was run, by its name; the cells of the others stay
 * @returns Markdown, its columns padded as the formatter does it
 */
export function writeHostsTable(seen: ReadonlyMap<string, SeenOfHost>): string {
  const before = readTable(existsSync(hostsTableFile) ? readFileSync(hostsTableFile, 'utf8') : '');
  // A run may leave hosts out.
  const run = [...seen].flatMap(([host, cells]) =>
    [...cells.values()].some((cell) => cell === 'yes' || cell === 'no') ? [host] : [],
  );
  const hosts = [...new Set([...before.hosts, ...run])];
  const reasons: string[] = [];
  const cell = (name: PromiseName, host: string): string => {
    const found =
      (run.includes(host) ? seen.get(host)?.get(name) : undefined) ??
      before.cellOf(titleOf(name), host) ??
      untested;
    if (['yes', 'no', untested].includes(found)) return found;
    if (!reasons.includes(found)) reasons.push(found);
    return `no (${reasons.indexOf(found) + 1})`;
  };
  const rows = [
    ['Promise', ...hosts],
    ...(Object.keys(promises) as PromiseName[]).map((name) =>
      [titleOf(name)].concat(hosts.map((host) => cell(name, host))),
    ),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const [head, ...body] = rows.map(
    (row) => `| ${row.map((text, column) => text.padEnd(widths[column]!)).join(' | ')} |`,
  );
  return [
    head,
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...body,
    '',
    ...reasons.map((reason, index) => `${index + 1}. ${reason}`),
    '',
  ].join('\n');
}

/** MDX would render an element that is not code. */
function titleOf(name: PromiseName): string {
  return promises[name][0].replaceAll(/<[^>]+>/g, '`$&`');
}

function readTable(text: string): {
  readonly hosts: readonly string[];
  readonly cellOf: (title: string, host: string) => string | undefined;
} {
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const [, ...hosts] = rows[0] ?? [];
  const reasons = new Map(
    [...text.matchAll(/^(\d+)\. (.+)$/gm)].map(([, number = '', reason = '']) => [number, reason]),
  );
  return {
    hosts,
    cellOf(title, host) {
      const column = 1 + hosts.indexOf(host);
      const cell = column > 0 ? rows.find(([first]) => first === title)?.[column] : undefined;
      const [, number] = /^no \((\d+)\)$/.exec(cell ?? '') ?? [];
      return number === undefined ? cell : reasons.get(number);
    },
  };
}
