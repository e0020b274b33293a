/**
 * `bookplate lint` on 1,000 pages and 5 personas. What it adds to parsing is measured in CPU time, of lint and of the
 * same parser alone in turns; then the command is run as people run it, with its threads and its progress.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { lint } from '@bookplate/lint';
import { median, middleHalf, printTable } from './table.ts';

const pages = 1_000;
const pairs = Number(process.env['BENCH_PAIRS'] ?? 7);
/** Few enough that lint stays in this thread, whose CPU time is measured. */
const pagesOfPair = 150;

const settings = {
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
  userSchema: {
    type: 'object',
    properties: {
      firstName: { type: 'string' },
      plan: { enum: ['free', 'team'] },
    },
  },
};

const paragraph =
  'The quick *brown* fox jumps over the [lazy](../page-1/) dog, `code` and **bold** text go on for a while. '.repeat(
    5,
  );

/** Some 6 kB, with twelve expressions; every tenth page is gated. */
function pageText(number: number): string {
  return [
    `---\ntitle: Page ${number}\n${number % 10 === 0 ? 'groups: [admin]\n' : ''}---\n`,
    "Hello, {user.firstName ?? 'reader'}!\n",
    ...Array.from({ length: 8 }, (_, index) => sectionText(index)),
    "```sh user\ncurl -H 'Key: {playground.header.Key ?? 'KEY'}' https://api.foo.com\n```\n",
  ].join('\n');
}

function sectionText(index: number): string {
  return `## Section ${index}\n\n${paragraph}\n\n- one {user.plan === 'free' ? 'x' : <b>{user.plan ?? 'y'}</b>}\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n\`\`\`js\nconst a = ${index};\n\`\`\`\n`;
}

function writeSite(count: number): { readonly folder: string; readonly files: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-bench-'));
  const content = join(folder, 'src/content/docs');
  mkdirSync(content, { recursive: true });
  mkdirSync(join(folder, 'personas'));
  writeFileSync(join(folder, 'astro.config.mjs'), '');
  writeFileSync(join(folder, 'bookplate.json'), JSON.stringify(settings));
  for (let number = 0; number < 5; number += 1)
    writeFileSync(
      join(folder, `personas/reader-${number}.json`),
      JSON.stringify({
        groups: ['admin'],
        content: { firstName: 'Ada', plan: 'free' },
      }),
    );
  const files = Array.from({ length: count }, (_, number) => join(content, `page-${number}.mdx`));
  for (const [number, file] of files.entries()) writeFileSync(file, pageText(number));
  return { folder, files };
}

const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(remarkDirective)
  .use(remarkMdx);

async function cpuSeconds(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const small = writeSite(pagesOfPair);
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
  ratios.push((await cpuSeconds(lintAll)) / (await cpuSeconds(parseAll)));
rmSync(small.folder, { recursive: true });

const large = writeSite(pages);
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
