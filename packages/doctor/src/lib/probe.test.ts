import { createServer } from 'node:http';
import { type AddressInfo, getDefaultAutoSelectFamilyAttemptTimeout } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createProbe } from './probe.ts';

const limits = { requests: 9, requestMs: 30_000, totalMs: 30_000, bodyBytes: 100 };

/** Starts a server that answers with its address, and returns its port. */
async function serve(address: string, port = 0): Promise<number> {
  const server = createServer((_request, response) => void response.end(address));
  onTestFinished(() => void server.close());
  await new Promise<void>((listening) => server.listen(port, address, listening));
  return (server.address() as AddressInfo).port;
}

test('reaches a name with two addresses while the machine is busy', async () => {
  const url = new URL(`http://foo.localhost:${await serve('127.0.0.1')}/`);
  const probe = createProbe(limits, () => Promise.resolve(['127.0.0.1', '::1']));
  const result = probe({ method: 'GET', url });
  // Longer than Node waits for one address of several, in every turn of the event loop.
  const busyMs = getDefaultAutoSelectFamilyAttemptTimeout() + 50;
  for (let turns = 0; turns < 5; turns += 1) {
    await turn();
    const until = performance.now() + busyMs;
    while (performance.now() < until);
  }
  expect(await result).toMatchObject({ ok: true, body: '127.0.0.1' });
});

// Other systems have one loopback address by default.
const isLinux = process.platform === 'linux';
test.skipIf(!isLinux)(
  `tries the address that responded last first${isLinux ? '' : ' (needs 127.0.0.2)'}`,
  async () => {
    const port = await serve('127.0.0.2');
    const url = new URL(`http://foo.localhost:${port}/`);
    const probe = createProbe(limits, () => Promise.resolve(['127.0.0.1', '127.0.0.2']));
    expect(await probe({ method: 'GET', url })).toMatchObject({ ok: true, body: '127.0.0.2' });
    await serve('127.0.0.1', port);
    expect(await probe({ method: 'GET', url })).toMatchObject({ ok: true, body: '127.0.0.2' });
  },
);
