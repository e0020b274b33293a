import { existsSync, watch } from 'node:fs';
import { resolve } from 'node:path';
import { apply as applyTo, type ApplyEvent, type ApplyOptions, whyNotASite } from '@bookplate/html';
import { personasFolder, readDevelopment } from '@bookplate/docs/host';
import { settingsOf } from '@bookplate/docs/settings-file';
import type { Settings } from '@bookplate/protocol';
import { type NamedSettings, namedSettings } from '../input/named-settings.ts';
import { createPageProgress } from '../report/page-progress.ts';
import { tellApplied } from '../report/apply-readable.ts';
import { type Applied, collectApplied } from '../report/applied.ts';
import { createPaint, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** From the command line. */
export interface ApplyCommandOptions extends NamedSettings {
  readonly settings?: string;
  readonly base?: string;
  readonly dryRun?: boolean;
  readonly check?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly watch?: boolean;
}

/**
 * `bookplate apply`: makes a folder of finished HTML recognise its readers.
 *
 * @param folder that a generator wrote
 * @param options of the command line
 * @param terminal where to read and print
 * @returns the exit code: 0 fine, 1 errors, or with `--check` a file that would change
 * @throws {ConfigurationError} if the settings cannot be used
 * @throws {UsageError} if the folder is no site, or there are no settings
 */
export async function apply(
  folder: string,
  options: ApplyCommandOptions,
  terminal: Terminal,
): Promise<0 | 1> {
  const site = resolve(terminal.folder, folder);
  const reason = whyNotASite(site);
  if (reason !== undefined) throw new UsageError(reason);
  const root = resolve(terminal.folder, options.settings ?? '');
  const warn = (message: string): void => terminal.writeError(`${message}\n`);
  const mode = options.watch ? 'development' : 'production';
  const read = (): Promise<Settings> =>
    settingsOf(root, namedSettings(root, options, 'apply ./public'), warn, mode);
  const settings = await read();
  const { base } = options;
  const how = {
    isDry: options.dryRun === true || options.check === true,
    ...(base !== undefined && { base: `/${base}/`.replaceAll(/\/{2,}/g, '/') }),
  };
  if (options.watch) {
    await keepApplied(site, root, read, how, terminal, options);
    return 0;
  }
  const applied = run(applyTo(site, settings, how), terminal);
  print(applied, options, terminal);
  const isStale = options.check === true && applied.changed > 0;
  return applied.errors > 0 || isStale ? 1 : 0;
}

function run(events: Iterable<ApplyEvent>, terminal: Terminal): Applied {
  const progress = createPageProgress(terminal);
  try {
    return collectApplied(events, progress.tell);
  } finally {
    progress.end();
  }
}

function print(
  applied: Applied,
  { json, verbose, dryRun, check }: ApplyCommandOptions,
  terminal: Terminal,
): void {
  if (json) terminal.write(`${JSON.stringify({ version: 1, ...applied }, null, 2)}\n`);
  else {
    const isDry = dryRun === true || check === true;
    terminal.write(
      tellApplied(applied, createPaint(terminal), { isVerbose: verbose === true, isDry }),
    );
  }
}

const quietMs = 100;

/** Applies again whenever the generator, or the author of a persona, has written something. */
async function keepApplied(
  site: string,
  root: string,
  read: () => Promise<Settings>,
  how: ApplyOptions,
  terminal: Terminal,
  options: ApplyCommandOptions,
): Promise<void> {
  const warn = (message: string): void => terminal.writeError(`${message}\n`);
  const again = async (): Promise<void> => {
    const settings = await read();
    const development = readDevelopment(root, settings, warn);
    const applied = run(
      applyTo(site, settings, { ...how, development: { development } }),
      terminal,
    );
    // What we wrote ourselves is seen, too, and changes nothing.
    if (applied.changed > 0 || applied.errors > 0) print(applied, options, terminal);
  };
  const personas = personasFolder(root, await read());
  let timer: NodeJS.Timeout | undefined;
  const settle = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      again().catch((error: unknown) =>
        warn(error instanceof Error ? error.message : String(error)),
      );
    }, quietMs);
  };
  // Before the first run: nothing that is written meanwhile is missed.
  const watchers = [site, ...(existsSync(personas) ? [personas] : [])].map((folder) =>
    watch(folder, { recursive: true }, settle),
  );
  await again();
  terminal.writeError('Watching. Ctrl-C ends it.\n');
  await new Promise<void>((end) => {
    if (terminal.stop.aborted) end();
    terminal.stop.addEventListener('abort', () => end(), { once: true });
  });
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
}
