/**
 * `bookplate lint` on 1,000 pages and 5 personas. What it adds to parsing is measured in CPU time, of lint and of the
 * same parser alone in turns; then the command is run as people run it, with its threads and its progress.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { lint } from '@bookplate/lint';
import { cpuMs } from './cpu.ts';
import { writeMdxSite } from './sites/mdx.ts';
import { median, middleHalf, printTable } from './table.ts';

const pages = 1_000;
const pairs = Number(process.env['BENCH_PAIRS'] ?? 7);
/** Few enough that lint stays in this thread, whose CPU time is measured. */
const pagesOfPair = 150;

const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(remarkDirective)
  .use(remarkMdx);

const small = writeMdxSite(pagesOfPair);
const parseAll = async (): Promise<void> => {
  for (const file of small.files) parser.parse(readFileSync(file, 'utf8'));
};
const lintAll = async (): Promise<void> => {
  for await (const event of lint({ folder: small.folder, isNamed: false }))
    if (event.type === 'finding') throw new Error(`found ${event.finding.code}`);
};
await parseAll();
await lintAll();
const ratios: number[] = [];
for (let pair = 0; pair < pairs; pair += 1)
  ratios.push((await cpuMs(lintAll)) / (await cpuMs(parseAll)));
rmSync(small.folder, { recursive: true });

const large = writeMdxSite(pages);
const command = fileURLToPath(import.meta.resolve('bookplate/package.json')).replace(
  'package.json',
  'dist/bookplate.js',
);
const seconds: number[] = [];
for (let run = 0; run < 3; run += 1) {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [command, 'lint'], {
    cwd: large.folder,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`bookplate lint exited ${status}`);
  seconds.push((performance.now() - started) / 1_000);
}
rmSync(large.folder, { recursive: true });

printTable(
  `bookplate lint (median and middle half of ${pairs} pairs; of 3 runs)`,
  ['what', 'median', 'middle half'],
  [
    ['CPU time, as a ratio to parsing alone', median(ratios).toFixed(2), middleHalf(ratios)],
    [`seconds for ${pages} pages and 5 personas`, median(seconds).toFixed(1), middleHalf(seconds)],
  ],
);
