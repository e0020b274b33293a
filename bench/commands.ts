/**
 * The two commands on a fresh clone of what is committed, in a path with a space: the installation, `npm start` to
 * `ready`, `npm test`, and `npm test` of each package. One run each, as people run them, with nothing else on the
 * machine: wall time, not a ratio. `BENCH_ONLY=start,packages` leaves out `test`.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { root } from '../scripts/root.ts';
import { holdTo, printTable } from './table.ts';

const only = process.env['BENCH_ONLY']?.split(',');
const isWanted = (name: string): boolean => only?.includes(name) ?? true;
/** As in a new terminal: nothing of the npm and the packages that run this. */
const env = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => name === 'BOOKPLATE_CHROMIUM' || !/^(BOOKPLATE_|BENCH_|npm_|NODE_)/.test(name),
    ),
  ),
  PATH: process.env['PATH']
    ?.split(delimiter)
    .filter((folder) => !folder.startsWith(root))
    .join(delimiter),
};
const rows: string[][] = [];
const held: (() => void)[] = [];

function clone(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'bookplate bench ')), 'clone');
  const { status, stderr } = spawnSync('git', ['clone', '--quiet', root, folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`git clone: ${stderr}`);
  process.once('exit', () => rmSync(dirname(folder), { recursive: true, force: true }));
  return folder;
}

interface Ran {
  readonly seconds: number;
  readonly output: string;
}

/** Runs npm until it ends, or until it prints a line: then it is stopped. */
async function npm(argv: readonly string[], cwd: string, until?: RegExp): Promise<Ran> {
  process.stderr.write(`npm ${argv.join(' ')} in ${cwd}\n`);
  const started = performance.now();
  const child: ChildProcess = spawn('npm', argv, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  let seconds: number | undefined;
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (seconds !== undefined || !until?.test(output)) return;
    seconds = (performance.now() - started) / 1_000;
    child.kill();
  });
  const [code] = await once(child, 'close');
  if (seconds === undefined && (until !== undefined || code !== 0))
    throw new Error(`npm ${argv.join(' ')} ended with exit code ${code}:\n${output.slice(-2_000)}`);
  return { seconds: seconds ?? (performance.now() - started) / 1_000, output };
}

function add(what: string, seconds: number, budget?: number, more = ''): void {
  rows.push([what, `${seconds.toFixed(0)} s`, budget === undefined ? '' : `${budget} s`, more]);
  if (budget !== undefined) held.push(() => holdTo(`seconds of ${what}`, [seconds], budget));
}

if (isWanted('start') || isWanted('packages')) {
  const folder = clone();
  const { seconds, output } = await npm(['start'], folder, /^ready in \d+ s$/m);
  const [, install = '', megabytes = ''] =
    /installing packages ([\d.]+) s, (\d+) MB/.exec(output) ?? [];
  add('the installation', Number(install), undefined, `${megabytes} MB, budget 700 MB`);
  held.push(() => holdTo('megabytes of packages', [Number(megabytes)], 700));
  add('`npm start` to `ready`, with the installation', seconds, 90);
  if (isWanted('packages'))
    for (const file of globSync('{packages,apps}/*/package.json', { cwd: folder }).toSorted()) {
      const { name } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { name: string };
      const ran = await npm(['test'], join(folder, dirname(file)));
      add(`\`npm test -w ${name}\``, ran.seconds, undefined, testsIn(ran));
    }
}
if (isWanted('test')) {
  const folder = clone();
  const ran = await npm(['test'], folder);
  add('`npm test`, with the installation', ran.seconds, 600, testsIn(ran));
}
printTable(
  `A fresh clone, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB (one run each)`,
  ['what', 'time', 'budget', ''],
  rows,
);
for (const hold of held) hold();

/** The last count of tests. */
function testsIn({ output }: Ran): string {
  return output.match(/\d+ passed/g)?.at(-1) ?? '';
}
