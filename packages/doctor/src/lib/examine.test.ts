import { type AddressInfo, createServer as createNetServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { examineFixture, type Fixture, setHeader, startCompany } from '../../test/company.ts';
import { quick, withCookie } from '../../test/fixture-parts.ts';
import { examine } from './examine.ts';
import type { Code } from './findings.ts';
import { parseSetup } from './setup.ts';

test('sends the session only to the API, never to docs on another origin or for a foreign origin', async () => {
  const { company } = await examineFixture({ input: withCookie });
  const withSession = company.requests.filter(({ cookie }) => cookie !== undefined);
  expect(withSession.map(({ host }) => host.split(':')[0])).toEqual(['dash.acme.localhost']);
});

test('sends no cookie when none is given', async () => {
  const { company } = await examineFixture();
  expect(company.requests.filter(({ cookie }) => cookie !== undefined)).toEqual([]);
});

test('never reports the value of the cookie, even if the server repeats it', async () => {
  const { events } = await examineFixture({
    input: withCookie,
    spoil: (draft, { headers }) => {
      const value = headers.cookie?.split('=')[1] ?? '';
      if (value === '') return;
      draft.body = JSON.stringify({ groups: [`no group: ${value}`] });
      setHeader(draft, 'Access-Control-Allow-Origin', `http://${value}`);
      setHeader(draft, 'Cache-Control', value);
    },
  });
  expect(JSON.stringify(events)).toContain('[cookie]');
  expect(JSON.stringify(events)).not.toContain('s3cr3t');
});

test('stops at the request limit, and reports the skipped checks', async () => {
  const { company, events } = await examineFixture({ options: { limits: { requests: 5 } } });
  expect(company.requests).toHaveLength(5);
  expect(events).toContainEqual({
    type: 'skip',
    code: 'script-missing',
    step: 'docs',
    reason: { kind: 'limit', limit: 'requests' },
    isBlocked: true,
  });
  expect(events.at(-1)).toMatchObject({ outcome: 'unknown', steps: { docs: 'unknown' } });
});

const drip: NonNullable<Fixture['take']> = (_, response) => {
  response.writeHead(401);
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
  return true;
};

test.each([
  ['never responds', () => true],
  ['drips', drip],
] as const)('ends at the time limit, and finds nothing about a server that %s', async (_, take) => {
  const { findings, events } = await examineFixture({
    take,
    options: { limits: { requestMs: 60_000, totalMs: 150 } },
  });
  expect(findings).toEqual([]);
  for (const code of ['api-timeout', 'body-unfinished', 'docs-unreachable'])
    expect(events).toContainEqual({
      type: 'skip',
      code,
      step: expect.any(String),
      isBlocked: true,
      reason: { kind: 'limit', limit: 'seconds' },
    });
  expect(events.at(-1)).toMatchObject({ outcome: 'unknown' });
});

test('reports each request when it is answered, not when its check ends', async () => {
  let reported = 0;
  const held: (() => void)[] = [];
  const company = await startCompany({
    // Each answer after the first waits until the one before is reported.
    take({ url }, response) {
      if (url !== '/api/user-info' || received++ === 0) return false;
      const answer = (): void => void response.writeHead(401).end();
      if (reported >= received - 1) answer();
      else held.push(answer);
      return true;
    },
  });
  let received = 0;
  const events = examine(parseSetup(company));
  for await (const event of events) {
    if (event.type !== 'request' || !event.url.endsWith('/user-info')) continue;
    reported += 1;
    for (const answer of held.splice(0)) answer();
    expect(event.outcome).toBe(401);
  }
  await company.close();
  expect(reported).toBeGreaterThan(10);
});

test('waits for a silent name server no longer than for a silent server', async () => {
  const { findings } = await examineFixture({
    options: { limits: { requestMs: 100 }, resolve: () => new Promise(() => {}) },
  });
  expect(findings.map(({ code }) => code)).toEqual(['api-timeout', 'docs-unreachable']);
});

test.each<[what: string, respond: (socket: Socket) => unknown, code: Code]>([
  ['hangs up', (socket) => socket.destroy(), 'api-unreachable'],
  ['speaks another protocol', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'), 'api-unreachable'],
  [
    'never ends its headers',
    (socket) => socket.write(`HTTP/1.1 401 No\r\nX: ${'x'.repeat(100_000)}`),
    'api-unreachable',
  ],
  ['sends half a line', (socket) => socket.write('HTTP/1.1 40'), 'api-timeout'],
  [
    'breaks off its body',
    (socket) => socket.end('HTTP/1.1 401 No\r\nContent-Length: 9\r\n\r\n{'),
    'body-unfinished',
  ],
  [
    'redirects to itself',
    (socket) => socket.end('HTTP/1.1 302 Found\r\nLocation: /api/user-info\r\n\r\n'),
    'api-url-moved',
  ],
  [
    'redirects to an invalid URL',
    (socket) => socket.end('HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n'),
    'api-url-moved',
  ],
])('a server that %s is a finding', async (_, respond, code) => {
  const server = createNetServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => void respond(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { findings } = await examineFixture({
    input: () => ({ apiUrl: `http://dash.acme.localhost:${port}/api/user-info` }),
    options: quick,
  });
  server.close();
  expect(findings.map((finding) => finding.code)).toContain(code);
});

test('leaves the step unknown, without a finding, if the browser does not run', async () => {
  const { events, findings } = await examineFixture({
    options: { observe: () => Promise.reject(new Error('ended with code 1')) },
  });
  expect(findings).toEqual([]);
  expect(events).toContainEqual({
    type: 'skip',
    code: 'browser-disagrees',
    step: 'browser',
    isBlocked: true,
    reason: { kind: 'no-browser', detail: 'ended with code 1' },
  });
  expect(events.at(-1)).toMatchObject({ outcome: 'unknown', steps: { browser: 'unknown' } });
});

test('sends one request at a time', async () => {
  let open = 0;
  let most = 0;
  await examineFixture({
    input: withCookie,
    take(_, response) {
      most = Math.max(most, (open += 1));
      response.on('close', () => (open -= 1));
      return false;
    },
  });
  expect(most).toBe(1);
});
