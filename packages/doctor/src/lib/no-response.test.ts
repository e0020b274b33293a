import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server, Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { collect } from '../../test/company.ts';
import { examine } from './examine.ts';
import { explain } from './explain.ts';
import { createProbe } from './probe.ts';
import type { Resolve } from './resolve.ts';
import type { NoResponseKind } from './response.ts';
import { parseSetup } from './setup.ts';

const limits = { requests: 99, requestMs: 200, totalMs: 30_000, bodyBytes: 100 };

async function listen(server: Server): Promise<string> {
  onTestFinished(() => void server.close());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Connections end with a code of the system. */
function failWith(code: string): string {
  const connect = vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket) {
    queueMicrotask(() => this.destroy(Object.assign(new Error(code), { code })));
    return this;
  });
  onTestFinished(() => connect.mockRestore());
  return 'http://127.0.0.1/';
}

interface Way {
  readonly kind: NoResponseKind;
  readonly cause: RegExp;
  readonly fix: RegExp;
  readonly start: () => string | Promise<string>;
  readonly resolve?: Resolve;
}

/** Closes or answers each connection in one way. */
const socketServer = (respond: (socket: Socket) => unknown): Promise<string> =>
  listen(
    createNetServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => respond(socket));
    }),
  );
const silent = (): Promise<string> => listen(createHttpServer(() => {}));

const ways: readonly Way[] = [
  {
    kind: 'name',
    cause: /no address/,
    fix: /spelling.*DNS/,
    start: () => 'http://nowhere.foo.com/',
    resolve: async () => [],
  },
  {
    kind: 'refused',
    cause: /Nothing listens/,
    fix: /Start the server/,
    start: () => 'http://127.0.0.1:1/',
  },
  {
    kind: 'no-route',
    cause: /no way to this address/,
    fix: /VPN/,
    start: () => failWith('EHOSTUNREACH'),
  },
  {
    kind: 'unconnected',
    cause: /No connection/,
    fix: /firewall/,
    start: () => failWith('ETIMEDOUT'),
  },
  {
    kind: 'timeout',
    cause: /no answer/,
    fix: /session store/,
    start: async () => `http://${await silent()}/`,
  },
  {
    kind: 'tls',
    cause: /TLS/,
    fix: /http instead of https/,
    start: async () => `https://${await silent()}/`,
  },
  {
    kind: 'not-http',
    cause: /not HTTP/,
    fix: /https instead of http/,
    // What OpenSSL sends to a client that speaks no TLS: a fatal alert.
    start: async () =>
      `http://${await socketServer((socket) => socket.end(Buffer.from([0x15, 3, 1, 0, 2, 2, 0x46])))}/`,
  },
  {
    kind: 'broken',
    cause: /closed the connection/,
    fix: /log/,
    start: async () => `http://${await socketServer((socket) => socket.resetAndDestroy())}/`,
  },
];

test.each(ways)(
  'names the cause and the fix of no response: $kind',
  async ({ kind, cause, fix, start, resolve = async () => ['127.0.0.1'] }) => {
    const url = await start();
    const probe = createProbe(limits, resolve);
    expect(await probe({ method: 'GET', url: new URL(url) })).toMatchObject({ ok: false, kind });
    const setup = parseSetup({ docsUrl: url, apiUrl: `${url}api` });
    const events = await collect(examine(setup, { limits, resolve }));
    const findings = events.flatMap((event) => (event.type === 'finding' ? [event.finding] : []));
    const context = {
      docsOrigin: setup.docs.origin,
      apiUrl: setup.api.href,
      stack: 'unknown',
    } as const;
    for (const where of [setup.docs.href, setup.api.href]) {
      const finding = findings.find(
        ({ code, where: place }) => place === where && /unreachable|timeout/.test(code),
      );
      expect(finding, where).toBeDefined();
      if (!finding) continue;
      const words = explain(finding, context);
      expect(words.meaning).toMatch(cause);
      expect(words.fix).toMatch(fix);
    }
  },
);
