import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { findSettings } from '@bookplate/docs/settings-file';
import { ConfigurationError } from '@bookplate/protocol';
import { apply } from '../commands/apply.ts';
import { createExamination } from '../commands/doctor.ts';
import { lint } from '../commands/lint.ts';
import { toJsonReport } from '../report/json.ts';
import { createProgress } from '../report/progress.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { buildScript, outputOf } from './build-script.ts';
import type { FoundDocs } from './find-docs.ts';
import { isInstalled, runCommand } from './manifest.ts';

/** What shows whether the docs work as they were set up. */
export interface Proof {
  readonly name: 'lint' | 'build' | 'apply' | 'doctor';
  /** Repeats it. */
  readonly command: string;
  readonly outcome: 'passed' | 'failed' | 'not-run';
  /** Why it was not run: a sentence. */
  readonly reason?: string;
  /** What the command prints with `--json`; of a build, a sentence, or the last lines if it failed. */
  readonly report?: unknown;
}

type Result = Pick<Proof, 'outcome' | 'reason'> & { readonly report?: string };

const lastLines = 20;

/**
 * Proves what can be proved on this machine: the pages are right, the site builds, and the built pages and the dashboard fit
 * together. A step that failed ends it.
 *
 * @param docs that are set up
 * @param options of the command line
 * @param terminal where to print; what the steps print follows their command
 * @returns each step
 * @yields each as it ends
 */
export async function* prove(
  docs: FoundDocs,
  options: { readonly json?: boolean },
  terminal: Terminal,
): AsyncGenerator<Proof, void, undefined> {
  const { root } = docs;
  for (const { name, command, run } of stepsOf(docs, options)) {
    if (!options.json) terminal.write(`\n$ ${command}\n`);
    let printed = '';
    const write = options.json ? (text: string) => void (printed += text) : terminal.write;
    const result = await tried(() => run({ ...terminal, folder: root, write }));
    const said = result.reason === undefined ? result.report : `Not run. ${result.reason}`;
    if (said !== undefined && !options.json) terminal.write(`${said}\n`);
    const report = printed === '' ? {} : { report: JSON.parse(printed) as unknown };
    yield { name, command, ...report, ...result };
    if (result.outcome === 'failed' || (name !== 'lint' && result.outcome === 'not-run')) return;
  }
}

/**
 * @param docs that are set up
 * @returns the commands that {@link prove} runs, as one line of a shell
 */
export function proofCommand(docs: FoundDocs): string {
  return stepsOf(docs, {})
    .map(({ command }) => command)
    .join(' && ');
}

interface ProofStep extends Pick<Proof, 'name' | 'command'> {
  readonly run: (own: Terminal) => Promise<Result>;
}

function stepsOf(docs: FoundDocs, options: { readonly json?: boolean }): readonly ProofStep[] {
  const { root } = docs;
  const output = outputOf(root, docs.manifest, docs.host ?? docs.generator);
  const origin = findSettings(root)?.docsOrigin;
  const address = `${origin ?? 'https://…'}${docs.base ?? '/…'}`;
  const unpublished = docs.isServed ? '' : ` --docs-folder ${output} --unpublished`;
  const doctorCommand = `npx bookplate doctor --docs ${address}${unpublished}`;
  const build = buildOf(docs);
  const steps: ProofStep[] = [
    { name: 'lint', command: 'npx bookplate lint', run: (own) => lintDocs(own, options) },
  ];
  if (build)
    steps.push({
      name: 'build',
      command: build.command,
      run: (own) => runBuild(docs, build, own),
    });
  if (docs.generator && !isAppliedByHand(docs))
    steps.push({
      name: 'apply',
      command: `npx bookplate apply ${output}`,
      run: (own) => applyTo(docs, output, options, own),
    });
  steps.push({
    name: 'doctor',
    command: doctorCommand,
    run: (own) => examineDocs(docs, origin, output, options, own),
  });
  return steps;
}

/** What a command cannot work with is why it was not run. */
async function tried(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof ConfigurationError)) throw error;
    return { outcome: 'not-run', reason: error.message };
  }
}

function ofCode(code: number): Result {
  return { outcome: code === 0 ? 'passed' : 'failed' };
}

/** Nothing builds these pages, and `apply` has changed the front page. */
function isAppliedByHand({ root, generator }: FoundDocs): boolean {
  if (generator?.build !== undefined) return false;
  const page = join(root, generator?.output ?? '', 'index.html');
  return existsSync(page) && readFileSync(page, 'utf8').includes('<!--bookplate-->');
}

async function applyTo(
  { generator }: FoundDocs,
  output: string,
  options: { readonly json?: boolean },
  terminal: Terminal,
): Promise<Result> {
  return generator?.build === undefined
    ? {
        outcome: 'not-run',
        reason:
          'Nothing builds these pages, so `apply` changes your own files. See which with --dry-run.',
      }
    : ofCode(await apply(output, options, terminal));
}

async function lintDocs(
  terminal: Terminal,
  { json }: { readonly json?: boolean },
): Promise<Result> {
  const code = await lint([], json ? { json } : {}, terminal);
  return code === 2 ? { outcome: 'not-run', reason: 'Found no pages.' } : ofCode(code);
}

/** Docs whose address is not known have no origin that the Info API could allow. */
async function examineDocs(
  { base, isServed }: FoundDocs,
  origin: string | undefined,
  docsFolder: string,
  { json }: { readonly json?: boolean },
  terminal: Terminal,
): Promise<Result> {
  if (isServed)
    return { outcome: 'not-run', reason: 'A server renders the pages. Publish the docs.' };
  if (origin === undefined)
    return {
      outcome: 'not-run',
      reason: 'The address of the docs is not known. Add docsOrigin to bookplate.json.',
    };
  if (base === undefined)
    return {
      outcome: 'not-run',
      reason:
        'The path of the docs is not known: the configuration computes it, or each language has its own. Give the address of the front page.',
    };
  const options = { docs: origin + base, docsFolder, unpublished: true, ...(json && { json }) };
  const report = toJsonReport(await (await createExamination(options, terminal))());
  return { outcome: report.outcome === 'broken' ? 'failed' : 'passed' };
}

interface Build {
  readonly command: string;
  readonly folder: string;
  readonly program: string | undefined;
}

/** A script of the docs, which may do more than the program; else the program. */
function buildOf({ root, host, generator, manifest }: FoundDocs): Build | undefined {
  const { program } = host ?? generator ?? {};
  const command = host ? `npx ${host.program} build` : generator?.build;
  if (command === undefined) return undefined;
  const script = program === undefined ? undefined : buildScript(manifest, program);
  return script === undefined
    ? { command, folder: root, program }
    : { command: runCommand(root, script), folder: manifest.folder, program };
}

async function runBuild(
  { root, host, manifest }: FoundDocs,
  { command, folder, program }: Build,
  terminal: Terminal,
): Promise<Result> {
  const ours =
    host?.plugin ?? (manifest.text.includes('bookplate apply') ? 'bookplate' : undefined);
  if (ours !== undefined && !isInstalled(root, ours))
    return { outcome: 'not-run', reason: `Found no ${ours} in node_modules. Install it.` };
  const { PATH = '' } = terminal.environment;
  const paths = [...binFolders(root), ...PATH.split(delimiter)];
  if (program !== undefined && !paths.some((path) => hasProgram(path, program)))
    return { outcome: 'not-run', reason: `Found no program ${program}. Install it.` };
  const progress = createProgress(terminal);
  progress.show(`${command} …`);
  const started = performance.now();
  const { code, output } = await runShell(command, folder, {
    ...terminal.environment,
    PATH: paths.join(delimiter),
  });
  progress.clear();
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  return code === 0
    ? { outcome: 'passed', report: `Built in ${seconds} s.` }
    : { outcome: 'failed', report: output.trimEnd().split('\n').slice(-lastLines).join('\n') };
}

/** Of npm, in the folder and above: as for a script. */
function binFolders(folder: string): readonly string[] {
  const parent = dirname(folder);
  const own = join(folder, 'node_modules/.bin');
  return parent === folder ? [own] : [own, ...binFolders(parent)];
}

function hasProgram(folder: string, program: string): boolean {
  return ['', '.cmd', '.exe', '.bat'].some((end) => existsSync(join(folder, program + end)));
}

async function runShell(
  command: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(command, { cwd, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}
