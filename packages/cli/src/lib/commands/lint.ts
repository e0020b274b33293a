import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { lint as examine, type LintEvent, type LintOptions } from '@bookplate/lint';
import { toLintJson } from '../report/lint-json.ts';
import { createPageProgress } from '../report/page-progress.ts';
import { tellFindings, tellLintSummary } from '../report/lint-readable.ts';
import type { LintResult } from '../report/lint-result.ts';
import { toSarif } from '../report/sarif.ts';
import { createPaint, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface LintCommandOptions {
  readonly json?: boolean;
  readonly sarif?: boolean;
  readonly verbose?: boolean;
  readonly maxWarnings?: number;
}

/**
 * `bookplate lint`: looks at the docs on the disk and prints what it found.
 *
 * @param paths of the docs, or of files and folders in them, if any were named
 * @param options of the command line
 * @param terminal where to read and print
 * @returns the exit code: 0 fine, 1 errors, or more warnings than allowed, 2 there were no pages to look at
 * @throws {ConfigurationError} if there are no docs
 */
export async function lint(
  paths: readonly string[],
  options: LintCommandOptions,
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  const progress = createPageProgress(terminal);
  const events: LintEvent[] = [];
  try {
    for await (const event of examine(toLintOptions(paths, terminal.folder))) {
      progress.tell(event);
      // Thousands of these say nothing at the end.
      if (event.type !== 'page') events.push(event);
    }
  } finally {
    progress.end();
  }
  const result = toResult(events, terminal.folder);
  if (options.json) terminal.write(`${JSON.stringify(toLintJson(result), null, 2)}\n`);
  else if (options.sarif) terminal.write(`${JSON.stringify(toSarif(result), null, 2)}\n`);
  else {
    const paint = createPaint(terminal);
    const { isVerbose } = { isVerbose: options.verbose ?? false };
    terminal.write(tellFindings(result, paint, terminal.columns));
    terminal.write(tellLintSummary(result, paint, { isVerbose }));
  }
  const { pages, errors, warnings } = result.end;
  if (errors > 0 || warnings > (options.maxWarnings ?? Infinity)) return 1;
  return pages === 0 ? 2 : 0;
}

/** Hooks name files, of one site at a time: that of the first. */
function toLintOptions(paths: readonly string[], here: string): LintOptions {
  const [first, ...others] = paths.map((path) => resolve(here, path));
  if (first === undefined) return { folder: here, isNamed: false };
  const missing = [first, ...others].find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`${missing}: there is no such folder or file.`);
  const isFolder = statSync(first).isDirectory();
  return {
    folder: isFolder ? first : dirname(first),
    isNamed: true,
    only: [first, ...others],
  };
}

function toResult(events: readonly LintEvent[], from: string): LintResult {
  const [start] = events;
  const end = events.at(-1);
  if (start?.type !== 'start' || end?.type !== 'end')
    throw new TypeError('expected the events of a whole run, from start to end');
  const here = <Placed extends { readonly file: string }>(placed: Placed): Placed => ({
    ...placed,
    file: displayPath(from, join(start.root, placed.file)),
  });
  return {
    start,
    findings: events.flatMap((event) => (event.type === 'finding' ? [here(event.finding)] : [])),
    notRun: events.flatMap((event) => (event.type === 'not-run' ? [here(event)] : [])),
    end,
    pathOf: (file) => (isAbsolute(file) ? file : join(from, file)),
  };
}

/** With `/` on every system: reports are compared and uploaded. */
function displayPath(from: string, path: string): string {
  return relative(from, path).split(sep).join('/');
}
