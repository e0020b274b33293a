import { readSettingsFile } from '@bookplate/docs/settings-file';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { askSettings } from '../init/ask-settings.ts';
import { findHost, type HostSetup, noDocs, unsupportedIn } from '../init/find-host.ts';
import { findGenerator, type Generator } from '../init/generators.ts';
import { installCommand, type Manifest, readManifest } from '../init/manifest.ts';
import { planHost, type Step } from '../init/plan.ts';
import { showDiff } from '../report/show-diff.ts';
import { createPaint, type Paint, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface InitOptions {
  readonly api?: string;
  readonly login?: string;
  readonly docs?: string;
  readonly console?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

const settingsName = 'bookplate.json';

/**
 * `bookplate init`: shows what has to change for the docs' framework, asks, and changes it. It installs nothing, and
 * leaves alone what it does not understand.
 *
 * @param folder of the docs, if one was named
 * @param options of the command line
 * @param terminal where to ask and print
 * @returns the exit code: 0 set up, or left as it was because you said so; 1 something is left to do by hand
 * @throws {UsageError} if there are no docs, the settings cannot work, or there is nobody to ask
 */
export async function init(
  folder: string | undefined,
  options: InitOptions,
  terminal: Terminal,
): Promise<0 | 1> {
  const root = resolve(terminal.folder, folder ?? '');
  const paint = createPaint(terminal);
  const write = options.json ? () => {} : terminal.write;
  const manifest = readManifest(root);
  const host = findHost(root, manifest);
  const generator = host ? undefined : findGenerator(root);
  const name = host?.name ?? generator?.name;
  if (name === undefined) throw noDocs(root);
  write(`${name}, in ${root}\n\n`);
  const unsupported = host ? unsupportedIn(root, host, manifest) : [];
  if (unsupported.length > 0) {
    write(`${unsupported.join('\n')}\nNothing was changed. Upgrade first, then run init again.\n`);
    if (options.json)
      writeJson(terminal, { host: name, unsupported, steps: [], isChanged: false, next: [] });
    return 1;
  }
  const steps = [
    ...(host ? planHost(root, host) : []),
    await planSettings(root, host, options, terminal),
  ];
  write(steps.map((step) => tell(step, paint)).join(''));

  const changes = steps.filter((step) => step.kind === 'change');
  const isChanged = changes.length > 0 && (options.yes === true || !options.json);
  if (isChanged) {
    if (!(await isWanted(options, terminal))) {
      write('Nothing was changed.\n');
      return 0;
    }
    for (const { file, after } of changes) writeFileSync(join(root, file), after);
    write(`${paint('green', 'Changed')} ${changes.map(({ file }) => file).join(', ')}.\n`);
  } else if (steps.every(({ kind }) => kind === 'done'))
    write(`${paint('green', 'Nothing to change.')}\n`);
  const next = [
    ...installs(root, host, manifest),
    ...(generator ? afterBuilds(generator) : []),
    ...proofs(host),
  ];
  write(['', 'Next:', ...next.map((line) => `  ${line}`), ''].join('\n'));
  if (options.json) writeJson(terminal, { host: name, unsupported, steps, isChanged, next });
  return steps.some(({ kind }) => kind === 'paste') ? 1 : 0;
}

async function planSettings(
  root: string,
  host: HostSetup | undefined,
  options: InitOptions,
  terminal: Terminal,
): Promise<Step> {
  // Says what is wrong with it, before anything is changed.
  if (readSettingsFile(root)) return { kind: 'done', file: settingsName };
  const { api: apiUrl, login: loginUrl, docs: docsOrigin, console } = options;
  const settings = await askSettings({ apiUrl, loginUrl, docsOrigin, console }, terminal);
  // Editors complete and check by it.
  const schema = host && { $schema: `./node_modules/${host.plugin}/dist/bookplate.schema.json` };
  const after = `${JSON.stringify({ ...schema, ...settings }, null, 2)}\n`;
  return { kind: 'change', file: settingsName, before: undefined, after };
}

async function isWanted({ yes }: InitOptions, terminal: Terminal): Promise<boolean> {
  if (yes) return true;
  if (!terminal.isInteractive)
    throw new UsageError(
      'Nothing was changed: there is no terminal to ask on. With --yes it is done without asking.',
    );
  const answer = await terminal.ask('Make these changes? [Y/n] ');
  return /^\s*(y(es)?)?\s*$/i.test(answer);
}

function tell(step: Step, paint: Paint): string {
  switch (step.kind) {
    case 'done':
      return `${paint('bold', step.file)}  ${paint('dim', 'is as it should be')}\n\n`;
    case 'change':
      return showDiff(step.file, step.before, step.after, paint);
    case 'paste':
      return [
        `${paint('bold', step.file)}  ${paint('yellow', 'is not written in a way that init understands. Put this into it by hand:')}`,
        '',
        step.paste.replaceAll(/^(?=.)/gm, '    '),
        '',
        '',
      ].join('\n');
  }
}

function installs(
  root: string,
  host: HostSetup | undefined,
  { dependencies }: Manifest,
): readonly string[] {
  if (!host) return [];
  return [
    ...(dependencies.has(host.plugin) ? [] : [installCommand(root, host.plugin)]),
    // Else `npx` asks the registry each time, and for another version than that of the docs.
    ...(dependencies.has('bookplate') ? [] : [installCommand(root, 'bookplate', 'dev')]),
  ];
}

function afterBuilds({ build, output }: Generator): readonly string[] {
  const command = `npx bookplate apply ${output}`;
  return [build, `${command}   after each build, also where the docs are published`];
}

function proofs(host: HostSetup | undefined): readonly string[] {
  const greeting = "Hello, {user.firstName ?? 'reader'}!";
  return [
    host
      ? `write  ${greeting}  in a page (.mdx on Starlight and Vite), and start the docs`
      : `write  ${greeting}  in a page, then build and apply again`,
    ...(host ? ['npx bookplate lint     checks the pages'] : []),
    'npx bookplate doctor   checks the handshake with the dashboard',
  ];
}

/** What init found, did and leaves to do, for programs. */
interface Result {
  readonly host: string;
  /** Packages whose versions are not supported, a sentence each: nothing was changed then. */
  readonly unsupported: readonly string[];
  readonly steps: readonly Step[];
  /** Whether the changes were made. */
  readonly isChanged: boolean;
  /** Commands, and sentences of what to write. */
  readonly next: readonly string[];
}

function writeJson(terminal: Terminal, result: Result): void {
  terminal.write(`${JSON.stringify({ version: 1, ...result }, null, 2)}\n`);
}
