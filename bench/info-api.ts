/**
 * Requests per second on one core: Bookplate's handlers beside a bare `node:http` handler, and beside what people
 * write today, the same framework with its usual CORS layer. Every server has its own process on one core, the load
 * generator is on another. Servers that are compared take turns of a second, and a ratio is always between neighbours: a
 * shared machine is steady over a second, not over minutes.
 */
import autocannon from 'autocannon';
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { docsOrigin, path } from './servers/dashboard.ts';
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
];

const only = process.env['BENCH_ONLY']?.split(',');
const pairs = Number(process.env['BENCH_PAIRS'] ?? 15);
const sliceSeconds = 1;
const canPin = spawnSync('taskset', ['-p', String(process.pid)]).status === 0;

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  readonly sessionIds: readonly string[];
}

async function start(name: string): Promise<Running> {
  const child = fork(new URL(`servers/${name}.ts`, import.meta.url), { stdio: 'inherit' });
  if (canPin && child.pid) pin(child.pid, 0);
  const [message] = await once(child, 'message');
  return { child, ...(message as { port: number; sessionIds: string[] }) };
}

function pin(pid: number, core: number): void {
  spawnSync('taskset', ['-a', '-c', '-p', String(core), String(pid)]);
}

interface Measurement {
  readonly rate: number;
  /** CPU time of the server process per request, user and system, in microseconds. */
  readonly cpuMicroseconds: number;
}

async function cpuMicrosecondsOf(child: ChildProcess): Promise<number> {
  child.send('cpu');
  const [usage] = await once(child, 'message');
  const { user, system } = usage as NodeJS.CpuUsage;
  return user + system;
}

async function measure(
  { child, port, sessionIds }: Running,
  duration: number,
): Promise<Measurement> {
  const before = await cpuMicrosecondsOf(child);
  const result = await autocannon({
    url: `http://127.0.0.1:${port}${path}`,
    connections: 20,
    duration,
    requests: sessionIds.slice(0, 1).map((id) => ({
      headers: {
        host: 'dash.foo.com',
        origin: docsOrigin,
        cookie: `sid=${id}`,
        'sec-fetch-site': 'same-site',
        'sec-fetch-mode': 'cors',
        'sec-fetch-dest': 'empty',
      },
    })),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} failed`);
  const cpu = (await cpuMicrosecondsOf(child)) - before;
  const { total } = result.requests;
  return { rate: total / result.duration, cpuMicroseconds: cpu / total };
}

if (canPin) pin(process.pid, 1);
const raw = await start('raw');
await measure(raw, 2);
const rows: string[][] = [];
const held: (() => void)[] = [];
for (const names of comparisons) {
  if (only && !only.includes(names[0])) continue;
  process.stderr.write(`${names.join(', ')}: ${pairs} times ${sliceSeconds} s each\n`);
  const compared = [];
  for (const name of names.filter((one) => one !== undefined)) {
    const server = await start(name);
    await measure(server, 2);
    compared.push({ name, server, rates: [] as number[], cpu: [] as number[] });
  }
  const toInstead: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const ofRaw = await measure(raw, sliceSeconds);
    const cpu = [];
    for (const one of compared) {
      const measured = await measure(one.server, sliceSeconds);
      one.rates.push(measured.rate / ofRaw.rate);
      one.cpu.push(measured.cpuMicroseconds / ofRaw.cpuMicroseconds);
      cpu.push(measured.cpuMicroseconds);
    }
    const [ours = Number.NaN, other] = cpu;
    if (other !== undefined) toInstead.push(ours / other);
  }
  for (const { name, server, rates, cpu } of compared) {
    server.child.disconnect();
    rows.push([
      name,
      median(rates).toFixed(2),
      middleHalf(rates),
      median(cpu).toFixed(2),
      middleHalf(cpu),
    ]);
  }
  const [name, instead] = names;
  const { cpu } = compared[0]!;
  if (instead !== undefined)
    held.push(() => holdTo(`CPU of a request, ${name} by ${instead}`, toInstead, 1, 1.6));
  // 0.9 times the requests.
  if (name === 'bookplate-node')
    held.push(() => holdTo(`CPU of a request, ${name} by raw`, cpu, 1.11, 1.6));
}
raw.child.disconnect();

printTable(
  `Info API on one core, as ratios to a bare node:http handler (median and middle half of ${pairs} turns)`,
  ['server', 'requests/s', 'middle half', 'CPU/request', 'middle half'],
  rows,
);
for (const hold of held) hold();
