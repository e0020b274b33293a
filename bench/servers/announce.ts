import type { AddressInfo } from 'node:net';
import { sessionIds } from './dashboard.ts';

/** Tells the benchmark, which started this process, where to send requests and with which sessions. */
export function announce(address: AddressInfo | string | null): void {
  if (typeof address !== 'object' || address === null) throw new Error('no port to announce');
  process.send?.({ port: address.port, sessionIds });
  // Asked before and after a run: the CPU time spent, firmer than requests per second on a shared machine, and the heap.
  process.on('message', (what) => {
    if (what === 'collect') globalThis.gc?.();
    process.send?.({ ...process.cpuUsage(), heapUsed: process.memoryUsage().heapUsed });
  });
  process.on('disconnect', () => process.exit());
}
