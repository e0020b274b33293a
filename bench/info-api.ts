/**
 * Requests per second on one core, the time of an answer at a fixed rate, and the memory of a request: Bookplate's handlers beside a bare `node:http` handler, and beside what people
 * write today, the same framework with its usual CORS layer; and the session endpoints of better-auth and Auth.js. Every server has its own process on one core, the load
 * generator is on another. Servers that are compared take turns of a second, and a ratio is always between neighbours: a
 * shared machine is steady over a second, not over minutes.
 */
import autocannon from 'autocannon';
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Endpoint } from './servers/announce.ts';
import { docsOrigin } from './servers/dashboard.ts';
import { printParts } from './info-api-parts.ts';
import { latenciesAt } from './servers/open-loop.ts';
import { holdTo, median, middleHalf, printTable } from './table.ts';

/** A server, and the one that people would write instead. */
const comparisons: readonly (readonly [server: string, instead?: string])[] = [
  ['raw'], // Against itself: how far from 1.00 chance alone goes.
  ['bookplate-node'],
  ['bookplate-fetch'],
  ['bookplate-express', 'express-cors'],
  ['bookplate-fastify', 'fastify-cors'],
  ['bookplate-koa', 'koa-cors'],
  ['bookplate-hono', 'hono-cors'],
  ['better-auth-session'],
  ['auth-js-session'],
];

const only = process.env['BENCH_ONLY']?.split(',');
const pairs = Number(process.env['BENCH_PAIRS'] ?? 7);
const sliceSeconds = 1;
/** A tenth of what one core can do, or less: answers wait for no other. */
const perSecond = 1_000;
const memoryRequests = 3_000;
const canPin = spawnSync('taskset', ['-p', String(process.pid)]).status === 0;

interface Running extends Endpoint {
  readonly child: ChildProcess;
  readonly port: number;
}

async function start(name: string, execArgv: string[] = []): Promise<Running> {
  const child = fork(new URL(`servers/${name}.ts`, import.meta.url), {
    stdio: 'inherit',
    execArgv,
  });
  if (canPin && child.pid) pin(child.pid, 0);
  const [message] = await once(child, 'message');
  return { child, ...(message as Endpoint & { port: number }) };
}

function pin(pid: number, core: number): void {
  spawnSync('taskset', ['-a', '-c', '-p', String(core), String(pid)]);
}

/** CPU time of a server so far, in microseconds, and the bytes of its heap in use. */
interface Usage extends NodeJS.CpuUsage {
  readonly heapUsed: number;
}

/** @param what `collect` collects garbage first */
async function usageOf({ child }: Running, what: 'use' | 'collect' = 'use'): Promise<Usage> {
  child.send(what);
  const [usage] = await once(child, 'message');
  return usage as Usage;
}

const urlOf = ({ port, path }: Running): string => `http://127.0.0.1:${port}${path}`;
const headersOf = ({ cookie }: Running): Record<string, string> => ({
  host: 'dash.foo.com',
  origin: docsOrigin,
  cookie,
  'sec-fetch-site': 'same-site',
  'sec-fetch-mode': 'cors',
  'sec-fetch-dest': 'empty',
});

/** Sends requests as fast as they are answered, for some seconds or so many. */
async function load(
  server: Running,
  end: { readonly duration: number } | { readonly amount: number },
): Promise<{ readonly total: number; readonly rate: number }> {
  const result = await autocannon({
    url: urlOf(server),
    connections: 20,
    ...end,
    requests: [{ headers: headersOf(server) }],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} failed`);
  const { total } = result.requests;
  return { total, rate: total / result.duration };
}

interface Measurement {
  readonly rate: number;
  /** CPU time of the server process per request, user and system, in microseconds. */
  readonly cpuMicroseconds: number;
  /** Milliseconds that half of the answers took at most, at a fixed rate. */
  readonly p50: number;
  readonly p99: number;
}

async function measure(server: Running): Promise<Measurement> {
  const before = await usageOf(server);
  const { total, rate } = await load(server, { duration: sliceSeconds });
  const after = await usageOf(server);
  const fixed = { perSecond, seconds: sliceSeconds };
  const times = await latenciesAt(urlOf(server), headersOf(server), fixed);
  const sorted = times.toSorted((one, other) => one - other);
  return {
    rate,
    cpuMicroseconds: (after.user + after.system - before.user - before.system) / total,
    p50: sorted[Math.floor(sorted.length * 0.5)] ?? Number.NaN,
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
  };
}

/** Bytes that a request allocates, and bytes of it that a collection leaves. */
async function measureMemory(name: string): Promise<readonly [allocated: number, left: number]> {
  // Room for all that is allocated: nothing is collected before it is counted.
  const space = ['--min-semi-space-size=1024', '--max-semi-space-size=1024'];
  const server = await start(name, ['--expose-gc', ...space]);
  await load(server, { amount: memoryRequests });
  const { heapUsed: before } = await usageOf(server, 'collect');
  await load(server, { amount: memoryRequests });
  const { heapUsed: after } = await usageOf(server);
  const { heapUsed: left } = await usageOf(server, 'collect');
  server.child.disconnect();
  return [(after - before) / memoryRequests, (left - before) / memoryRequests];
}

if (canPin) pin(process.pid, 1);
const raw = await start('raw');
await load(raw, { duration: 2 });
const rows: string[][] = [];
const latencyRows: string[][] = [];
const memoryRows: string[][] = [];
const rawCpu: number[] = [];
const rawTimes: { readonly p50: number; readonly p99: number }[] = [];
const held: (() => void)[] = [];
for (const names of comparisons) {
  if (only && !only.includes(names[0])) continue;
  process.stderr.write(`${names.join(', ')}: ${pairs} times ${sliceSeconds} s each\n`);
  const compared = [];
  for (const name of names.filter((one) => one !== undefined)) {
    const server = await start(name);
    await load(server, { duration: 2 });
    compared.push({ name, server, ratios: [] as Measurement[] });
  }
  const toInstead: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const ofRaw = await measure(raw);
    rawTimes.push(ofRaw);
    rawCpu.push(ofRaw.cpuMicroseconds);
    const cpu = [];
    for (const { server, ratios } of compared) {
      const measured = await measure(server);
      ratios.push({
        rate: measured.rate / ofRaw.rate,
        cpuMicroseconds: measured.cpuMicroseconds / ofRaw.cpuMicroseconds,
        p50: measured.p50 / ofRaw.p50,
        p99: measured.p99 / ofRaw.p99,
      });
      cpu.push(measured.cpuMicroseconds);
    }
    const [ours = Number.NaN, other] = cpu;
    if (other !== undefined) toInstead.push(ours / other);
  }
  for (const { name, server, ratios } of compared) {
    server.child.disconnect();
    const cellsOf = (figure: keyof Measurement): readonly [string, string] => {
      const figures = ratios.map((ratio) => ratio[figure]);
      return [median(figures).toFixed(2), middleHalf(figures)];
    };
    rows.push([name, ...cellsOf('rate'), ...cellsOf('cpuMicroseconds')]);
    latencyRows.push([name, ...cellsOf('p50'), ...cellsOf('p99')]);
    const [allocated, left] = await measureMemory(name);
    memoryRows.push([name, (allocated / 1_000).toFixed(1), left.toFixed(0)]);
    if (name.startsWith('bookplate-'))
      held.push(() => holdTo(`bytes that a request leaves, ${name}`, [Math.round(left)], 0, 100));
  }
  const [name, instead] = names;
  const cpu = compared[0]!.ratios.map(({ cpuMicroseconds }) => cpuMicroseconds);
  if (instead !== undefined)
    held.push(() => holdTo(`CPU of a request, ${name} by ${instead}`, toInstead, 1, 1.6));
  // 0.9 times the requests.
  if (name === 'bookplate-node') {
    const p99 = compared[0]!.ratios.map((ratio) => ratio.p99);
    held.push(
      () => holdTo(`CPU of a request, ${name} by raw`, cpu, 1.11, 1.6),
      () => holdTo(`p99 of an answer, ${name} by raw`, p99, 1.25, 3),
    );
  }
}
raw.child.disconnect();

printTable(
  `Info API on one core, as ratios to a bare node:http handler, which takes ${median(rawCpu).toFixed(0)} µs of CPU for a request (median and middle half of ${pairs} turns)`,
  ['server', 'requests/s', 'middle half', 'CPU/request', 'middle half'],
  rows,
);
const [p50, p99] = (['p50', 'p99'] as const).map((figure) =>
  median(rawTimes.map((times) => times[figure])).toFixed(2),
);
printTable(
  `Time of an answer at ${perSecond} requests a second, which come whether or not earlier ones are answered; as ratios to the bare handler's (${p50} ms and ${p99} ms)`,
  ['server', 'p50', 'middle half', 'p99', 'middle half'],
  latencyRows,
);
printTable(
  `Memory of a request, of ${memoryRequests.toLocaleString('en')}: what it allocates, and what is left of it after a collection`,
  ['server', 'allocated, kB', 'left, bytes'],
  memoryRows,
);
await printParts();
for (const hold of held) hold();
