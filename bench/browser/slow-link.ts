import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A link to a server on this machine that is as far away as one likes. */
export interface SlowLink {
  readonly port: number;
  /** Milliseconds for the way there and back; for connections that begin from now on. */
  roundTripMs: number;
  close(): void;
}

/**
 * Makes a link. Bytes arrive half a round trip after they were sent, in their order; so TLS and HTTP/2 take the round
 * trips that they take on a network. Bandwidth is not limited and nothing is lost.
 *
 * @param target the port of the server
 * @returns the link, on loopback
 */
export async function openSlowLink(target: number): Promise<SlowLink> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    const { roundTripMs } = link;
    // Here a connection is there at once. On a network, the first byte leaves when the SYN's answer is back.
    const connectedAt = performance.now() + roundTripMs;
    pass(near, far, roundTripMs / 2, connectedAt);
    pass(far, near, roundTripMs / 2, connectedAt);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the link has no port');
  const link: SlowLink = {
    port: address.port,
    roundTripMs: 0,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
  return link;
}

function pass(from: Socket, to: Socket, delayMs: number, connectedAt: number): void {
  let last = Promise.resolve();
  from.on('data', (bytes) => {
    const due = Math.max(performance.now(), connectedAt) + delayMs;
    last = last.then(async () => {
      const left = due - performance.now();
      // A timer of no time waits a millisecond.
      if (left > 0.5) await wait(left);
      to.write(bytes);
    });
  });
  from.on('end', () => void last.then(() => to.end()));
}
