import { createServer } from 'node:net';
import { PortTakenError } from '@bookplate-examples/company/listen';

/** A fixed port, and what it is for. */
export type LabelledPort = readonly [port: number, label: string];

/**
 * Before minutes of building: is the port free?
 *
 * @param port of loopback
 * @param label what it is for
 * @throws {PortTakenError} if it is not
 */
export function checkPort(port: number, label: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', () => reject(new PortTakenError(port, label)));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });
}

/**
 * Starts something on a port that was free: another clone may have started meanwhile.
 *
 * @param port that it listens on
 * @param start starts it
 * @returns what that returns
 * @throws {PortTakenError} if the port is taken by now
 */
export async function startOn<T>(port: LabelledPort, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new PortTakenError(...port);
    throw error;
  }
}
