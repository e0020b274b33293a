import type { AddressInfo } from 'node:net';
import { path, sessionCookie } from './dashboard.ts';

/** What to ask a server, and with the cookie of which session. */
export interface Endpoint {
  readonly path: string;
  readonly cookie: string;
}

/** Tells the benchmark, which started this process, where to send requests. */
export function announce(
  address: AddressInfo | string | null,
  endpoint: Endpoint = { path, cookie: sessionCookie },
): void {
  if (typeof address !== 'object' || address === null) throw new Error('no port to announce');
  process.send?.({ port: address.port, ...endpoint });
  // Asked before and after a run: the CPU time spent, firmer than requests per second on a shared machine, and the heap.
  process.on('message', (what) => {
    if (what === 'collect') globalThis.gc?.();
    process.send?.({ ...process.cpuUsage(), heapUsed: process.memoryUsage().heapUsed });
  });
  process.on('disconnect', () => process.exit());
}
