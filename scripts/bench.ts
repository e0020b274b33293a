import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { median } from '../bench/table.ts';
import { build } from './build.ts';
import { obtainChromium } from './chromium.ts';
import { measure } from './measure.ts';
import { root } from './root.ts';
import { installStandalone } from './standalone.ts';

/** What there is to measure, each a file in `bench/` and a section of RESULTS.md. */
const measurements = [
  'info-api',
  'lint',
  'apply',
  'docs-build',
  'first-name',
  'hosts',
  'requests',
  'sidebar',
  'growth',
  'openapi',
  'console',
];
const needChromium = ['first-name', 'hosts', 'requests', 'sidebar', 'growth'];
/** Those that need what only a developer has, or take minutes: see the head of the file. */
const onRequest = ['real-sites', 'commands'];

const argv = process.argv.slice(2);
const isCheck = argv.includes('--check');
const names = argv.filter((argument) => argument !== '--check');
const all = [...measurements, ...onRequest];
const unknown = names.find((name) => !all.includes(name));
if (unknown !== undefined) {
  console.error(`There is no measurement "${unknown}". There are: ${all.join(', ')}.`);
  process.exit(1);
}
const chosen = names.length > 0 ? names : measurements;
if (needChromium.some((name) => chosen.includes(name)))
  process.env['BOOKPLATE_CHROMIUM'] = await obtainChromium();
await installStandalone('bench');
if (chosen.includes('first-name')) await installStandalone('bench/peers');
if (chosen.includes('docs-build') || chosen.includes('hosts'))
  for (const place of ['examples/hooli', 'e2e/vitepress'] as const) await installStandalone(place);
if (chosen.includes('docs-build'))
  for (const place of ['e2e/next', 'e2e/nextra'] as const) await installStandalone(place);
await build();

const beyond: string[] = [];
const problems: string[] = [];
for (const name of chosen) {
  console.log(`\n${name}`);
  const before = noise();
  const measured = await measure(`bench/${name}.ts`);
  if ('problem' in measured) {
    console.error(measured.problem);
    problems.push(`${measured.problem}. Whether it is within its budget is not known.`);
  } else {
    beyond.push(...measured.beyond.map((line) => `${name} ${line.slice(2)}`));
    writeSection(name, measured.tables, Math.max(before, noise()));
  }
}
if (beyond.length + problems.length > 0) console.log('');
for (const line of [...beyond, ...problems]) console.log(line);
if (problems.length > 0) process.exitCode = 2;
else if (isCheck && beyond.length > 0) process.exitCode = 1;

/** How much longer the same work takes while something else runs: the time of a loop, median by shortest. */
function noise(): number {
  const times = Array.from({ length: 41 }, () => {
    const started = performance.now();
    let sum = 0;
    for (let index = 0; index < 5_000_000; index += 1) sum = (sum + index * 7) % 1_000_003;
    return performance.now() - started + (sum < 0 ? 1 : 0);
  });
  return median(times) / Math.min(...times);
}

/** Replaces what the last run wrote between the two comments of a section; the text around them is written by people. */
function writeSection(name: string, tables: string, spread: number): void {
  const file = join(root, 'bench/RESULTS.md');
  const text = readFileSync(file, 'utf8');
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(
      `bench/RESULTS.md: expected ${start} and ${end}, found neither or one. Add the section.`,
    );
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format();
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`;
  const about = `${date}, ${machine}. Beside it, a loop took ${spread.toFixed(2)} times its shortest time.`;
  writeFileSync(file, `${before}${start}\n\n${about}\n${tables}\n${end}${after}`);
}
