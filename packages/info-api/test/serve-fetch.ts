import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { RunningPlatform } from './contract.ts';

type FetchHandler = (request: Request) => Response | Promise<Response>;

/** Serves a fetch handler on a loopback port that the system chooses. */
export function serveFetch(fetch: FetchHandler): Promise<RunningPlatform> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) => {
      resolve({
        port,
        close: () => new Promise((closed) => server.close(() => closed())),
      });
    });
  });
}
