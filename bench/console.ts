/**
 * The console's two public routes beside a bare Hono handler: requests per second on one core, slice by slice in turn, as
 * in `info-api.ts`. Then ten million reports through what holds state for them, and the memory after each million.
 */
import autocannon from 'autocannon';
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReportTaker } from './growth/reports.ts';
import { holdTo, median, middleHalf, printTable } from './table.ts';

const pairs = Number(process.env['BENCH_PAIRS'] ?? 15);
const canPin = spawnSync('taskset', ['-p', String(process.pid)]).status === 0;
const docsOrigin = 'https://docs.foo.com';
const report = JSON.stringify({ outcome: 'identified', durationMs: 40, docsOrigin });

interface Running {
  readonly port: number;
  readonly path: string;
  readonly disconnect: () => void;
}

async function start(name: string): Promise<Running> {
  const child = fork(new URL(`servers/${name}.ts`, import.meta.url), { stdio: 'inherit' });
  if (canPin && child.pid) pin(child.pid, 0);
  const [message] = await once(child, 'message');
  return { ...(message as { port: number; path: string }), disconnect: () => child.disconnect() };
}

function pin(pid: number, core: number): void {
  spawnSync('taskset', ['-a', '-c', '-p', String(core), String(pid)]);
}

let clients = 0;

async function rateOf({ port, path }: Running, what: 'settings' | 'reports'): Promise<number> {
  const isReport = what === 'reports';
  const result = await autocannon({
    url: `http://127.0.0.1:${port}${path}/${isReport ? 'reports' : 'settings.json'}`,
    connections: 20,
    duration: 1,
    requests: [
      isReport
        ? {
            method: 'POST',
            body: report,
            // Each from another address, or most would be refused.
            setupRequest: (request) => {
              clients += 1;
              const address = `10.${(clients >> 16) & 255}.${(clients >> 8) & 255}.${clients & 255}`;
              const headers = {
                origin: docsOrigin,
                'x-client': address,
                'content-type': 'text/plain',
              };
              return { ...request, headers };
            },
          }
        : { method: 'GET', headers: { origin: docsOrigin } },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${what}: ${result.non2xx} answers were not 2xx, ${result.errors} failed`);
  return result.requests.total / result.duration;
}

if (canPin) pin(process.pid, 1);
const ours = await start('console');
const bare = await start('hono-bare');
const rows: string[][] = [];
const held: (() => void)[] = [];
for (const what of ['settings', 'reports'] as const) {
  process.stderr.write(`${what}: ${pairs} pairs of 1 s\n`);
  const rates: number[] = [];
  const absolute: number[] = [];
  for (let pair = -1; pair < pairs; pair += 1) {
    const one = await rateOf(ours, what);
    const other = await rateOf(bare, what);
    // The first warms up.
    if (pair < 0) continue;
    rates.push(one / other);
    absolute.push(one);
  }
  const [goal, budget] = what === 'settings' ? [1.25, 1.75] : [2, 4];
  held.push(() =>
    holdTo(
      `time of a request, ${what} by a bare Hono handler`,
      rates.map((rate) => 1 / rate),
      goal,
      budget,
    ),
  );
  rows.push([what, median(rates).toFixed(2), middleHalf(rates), median(absolute).toFixed(0)]);
}
ours.disconnect();
bare.disconnect();
printTable(
  `The console on one core, as ratios to a bare Hono handler (median and middle half of ${pairs} pairs)`,
  ['route', 'requests/s', 'middle half', 'per second'],
  rows,
);
for (const hold of held) hold();

const take = createReportTaker();
const memory: string[][] = [];
for (let million = 1; million <= 10; million += 1) {
  await take(1_000_000, million * 600_000);
  memory.push([`${million} million`, `${Math.round(process.memoryUsage.rss() / 1_048_576)} MB`]);
}
printTable('Memory of a process that takes ten million reports', ['reports', 'memory'], memory);
