import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningPlatform } from './contract.ts';

/** Starts a server on a loopback port that the system chooses. */
export function listen(server: Server): Promise<RunningPlatform> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
