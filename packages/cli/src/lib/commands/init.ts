import { readSettingsFile } from '@bookplate/docs/settings-file';
import type { GivenSettings } from '@bookplate/protocol';
import { writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { askSettings } from '../init/ask-settings.ts';
import { planScript } from '../init/build-script.ts';
import { findDocs, type FoundDocs } from '../init/find-docs.ts';
import { unsupportedIn } from '../init/find-host.ts';
import { planHost, type Step } from '../init/plan.ts';
import { type Proof, prove } from '../init/prove.ts';
import { whatIsLeft } from '../init/what-is-left.ts';
import { showDiff } from '../report/show-diff.ts';
import { createPaint, type Paint, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface InitOptions {
  readonly api?: string;
  readonly login?: string;
  readonly docs?: string;
  readonly console?: string;
  readonly yes?: boolean;
  /** Whether to run what proves the set-up. */
  readonly verify: boolean;
  readonly json?: boolean;
}

const settingsName = 'bookplate.json';

/**
 * `bookplate init`: shows what has to change for the docs' framework, asks, changes it, and proves that it works: lint,
 * the site's build, and the doctor on the built pages. It installs nothing, and leaves alone what it does not understand.
 *
 * @param folder of the docs, if one was named
 * @param options of the command line
 * @param terminal where to ask and print
 * @returns the exit code: 0 set up, or left as it was because you said so; 1 something is left to do by hand
 * @throws {UsageError} if there are no docs, the settings cannot work or are others than in the file, or there is nobody to ask
 */
export async function init(
  folder: string | undefined,
  options: InitOptions,
  terminal: Terminal,
): Promise<0 | 1> {
  const start = resolve(terminal.folder, folder ?? '');
  const docs = findDocs(start);
  const { root, host, generator, manifest, name } = docs;
  const paint = createPaint(terminal);
  const write = options.json ? () => {} : terminal.write;
  write(`${name}, in ${root}\n\n`);
  const unsupported = host ? unsupportedIn(root, host, manifest) : [];
  if (unsupported.length > 0) {
    const next = 'Upgrade first, then run init again.';
    write(`${unsupported.join('\n')}\nNothing was changed. ${next}\n`);
    if (options.json)
      writeJson(terminal, { ...nothing, host: name, folder: root, unsupported, next });
    return 1;
  }
  const script = generator && planScript(root, manifest, generator);
  const steps = [
    ...(host ? planHost(root, host) : []),
    ...(script ? [script] : []),
    await planSettings(docs, options, terminal),
  ];
  write(steps.map((step) => tell(step, paint)).join(''));

  const changes = steps.filter((step) => step.kind === 'change');
  const isPlan = options.json === true && options.yes !== true;
  const isChanged = changes.length > 0 && !isPlan;
  if (isChanged) {
    if (!(await isWanted(options, terminal))) {
      write('Nothing was changed.\n');
      return 0;
    }
    for (const { file, after } of changes) writeFileSync(join(root, file), after);
    write(`${paint('green', 'Changed')} ${changes.map(({ file }) => file).join(', ')}.\n`);
  } else if (steps.every(({ kind }) => kind === 'done'))
    write(`${paint('green', 'Nothing to change.')}\n`);

  const proofs: Proof[] = [];
  const isOpen = steps.some(({ kind }) => kind === 'paste');
  if (options.verify && !isPlan && !isOpen)
    for await (const proof of prove(findDocs(start), options, terminal)) proofs.push(proof);
  const next = isPlan
    ? 'Run npx bookplate init again with --yes.'
    : whatIsLeft(findDocs(start), steps, proofs, terminal.folder);
  write(`\n${paint('bold', 'Left to do:')} ${next}\n`);
  if (options.json)
    writeJson(terminal, { ...nothing, host: name, folder: root, steps, isChanged, proofs, next });
  return isOpen || proofs.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}

async function planSettings(
  { root, host, manifest, address }: FoundDocs,
  options: InitOptions,
  terminal: Terminal,
): Promise<Step> {
  // Says what is wrong with it, before anything is changed.
  const written = readSettingsFile(root);
  if (written) {
    refuseOthers(written, options);
    return { kind: 'done', file: settingsName };
  }
  const { api: apiUrl, login: loginUrl, docs: docsOrigin, console } = options;
  const given = { apiUrl, loginUrl, docsOrigin, console };
  const settings = await askSettings(given, address, terminal);
  // Editors complete and check by it.
  const packages = relative(root, join(manifest.folder, 'node_modules')).split(sep).join('/');
  const schema = host && {
    $schema: `${packages.startsWith('.') ? '' : './'}${packages}/${host.plugin}/dist/bookplate.schema.json`,
  };
  const after = `${JSON.stringify({ ...schema, ...settings }, null, 2)}\n`;
  return { kind: 'change', file: settingsName, before: undefined, after };
}

/** Who names another URL than the file has wants to change it, which init leaves to its author. */
function refuseOthers(written: GivenSettings, options: InitOptions): void {
  const names = {
    api: 'apiUrl',
    login: 'loginUrl',
    docs: 'docsOrigin',
    console: 'console',
  } as const;
  for (const [option, name] of Object.entries(names) as [
    keyof typeof names,
    keyof GivenSettings,
  ][]) {
    const given = options[option];
    const value = written[name];
    if (given === undefined || toHref(given) === toHref(value)) continue;
    const found = value === undefined ? `no ${name}` : `the ${name} ${JSON.stringify(value)}`;
    throw new UsageError(
      `${settingsName} has ${found}, and --${option} is ${JSON.stringify(given)}. Change it in ${settingsName}, or leave --${option} out.`,
    );
  }
}

function toHref(value: unknown): unknown {
  return typeof value === 'string' && URL.canParse(value) ? new URL(value).href : value;
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

/** What init found, did and leaves to do, for programs. */
interface Result {
  readonly host: string;
  /** With the configuration and `bookplate.json`. */
  readonly folder: string;
  /** Packages whose versions are not supported, a sentence each: nothing was changed then. */
  readonly unsupported: readonly string[];
  readonly steps: readonly Step[];
  /** Whether the changes were made. */
  readonly isChanged: boolean;
  readonly proofs: readonly Proof[];
  /** The sentence that says what is left to do. */
  readonly next: string;
}

const nothing = { unsupported: [], steps: [], isChanged: false, proofs: [] };

function writeJson(terminal: Terminal, result: Result): void {
  terminal.write(`${JSON.stringify({ version: 1, ...result }, null, 2)}\n`);
}
