import type { RequestListener, Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A server that is up. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** A certificate with its key, as PEM. */
export interface Tls {
  readonly cert: string;
  readonly key: string;
}

/** A port that something else has: said in one sentence, for the terminal. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';

  constructor(port: number, label: string) {
    super(`Port ${port}, which ${label} needs, is taken. Stop what listens there and try again.`);
  }
}

/**
 * Listens on loopback only.
 *
 * @param server with its handler
 * @param options the port (0: the system chooses), what it is for in words, and a certificate for https
 * @returns the running server
 * @throws {PortTakenError} if something else has the port
 */
export async function listen(
  server: Server,
  options: { readonly port: number; readonly label: string; readonly tls?: Tls | undefined },
): Promise<Listening> {
  const { port, label, tls } = options;
  const listener = tls ? withTls(server, tls) : server;
  await new Promise<void>((resolve, reject) => {
    listener.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(port, label) : error);
    });
    listener.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (listener.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        listener.closeAllConnections();
      }),
  };
}

function withTls(server: Server, tls: Tls): Server {
  const [handler] = server.listeners('request') as RequestListener[];
  return createTlsServer(tls, handler);
}
