import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { InfoApiOptions } from '../src/lib/options.ts';
import { foreignNames } from './foreign-headers.ts';
import { hostileOrigins } from './hostile-origins.ts';
import { send, sendRaw, type WireAnswer, type WireRequest } from './http.ts';

/** What a platform must offer to be held to the contract: a real server with the Info API on one path. */
export interface Platform {
  readonly name: string;
  /** In busy surroundings another CORS layer answers every preflight before a route is reached. */
  readonly preflightsAnsweredAround?: boolean;
  /**
   * Starts a server on its own port.
   *
   * @param options the Info API's options, with `getUser` reading the cookie of the platform's own request
   * @param surroundings `busy`: an app that opens CORS to everyone and puts {@link foreignHeaders} and `Vary` on every
   *   answer, before the handler and after it, as far as its framework lets it
   */
  start(options: PlatformOptions, surroundings: Surroundings): Promise<RunningPlatform>;
}

export interface PlatformOptions extends Omit<InfoApiOptions<never>, 'getUser' | 'onError'> {
  readonly path: string;
  readonly onError: (error: unknown) => void;
  readonly getUser: (cookie: string | undefined) => ReturnType<InfoApiOptions<never>['getUser']>;
}

export type Surroundings = 'plain' | 'busy';

export interface RunningPlatform {
  readonly port: number;
  close(): Promise<void>;
}

const docsOrigin = 'https://docs.foo.com';
const path = '/api/docs/user-info';
const ada = {
  expiresAt: 4_000_000_000,
  groups: ['admin', 'beta'],
  content: { firstName: 'Ada', plan: 'enterprise' },
  apiPlaygroundInputs: {
    header: { 'X-API-Key': 'ada-key' },
    keys: [
      { name: 'Production', header: { 'X-API-Key': 'ada-key' } },
      { name: 'Sandbox', header: { 'X-API-Key': 'ada-test-key' }, server: { region: 'test' } },
    ],
  },
};
const signedIn = { cookie: 'sid=ada' };
const fromDocs = { origin: docsOrigin, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' };

/** Holds one platform to everything the contract says, over real HTTP. */
export function describeInfoApi(platform: Platform, surroundings: Surroundings = 'plain'): void {
  describe(`Info API on ${platform.name}, ${surroundings} surroundings`, () => {
    let running: RunningPlatform;
    let asked = 0;
    let errors: unknown[] = [];
    const never = new Promise<null>(() => {});
    // Each session is a behaviour of the dashboard's own code.
    const sessions: Record<string, () => ReturnType<PlatformOptions['getUser']>> = {
      'sid=ada': () => ada,
      'sid=late': () => Promise.resolve(ada),
      'sid=whole-row': () =>
        ({
          ...ada,
          passwordHash: 'x',
          apiPlaygroundInputs: { body: { a: 1 }, keys: [{ name: 'Sandbox', id: 7 }] },
        }) as object,
      'sid=throws': () => {
        throw new Error('database password is hunter2');
      },
      'sid=rejects': () => Promise.reject(new Error('database password is hunter2')),
      'sid=hangs': () => never,
      'sid=wrong': () => ({ groups: 'admin' }) as never,
      'sid=array': () => [] as never,
      'sid=megabyte': () => ({ content: { text: 'é'.repeat(524_288) } }),
      'sid=cycle': () => {
        const content: Record<string, unknown> = {};
        content['self'] = content;
        return { content };
      },
    };

    beforeAll(async () => {
      running = await platform.start(
        {
          path,
          docsOrigins: [
            docsOrigin,
            'https://foo.com',
            'https://dócs.foo.com',
            'http://docs.foo.localhost:4311',
          ],
          getUserTimeoutMs: 100,
          onError: (error) => {
            errors.push(error);
            throw new Error('the error handler is broken too');
          },
          getUser: (cookie) => {
            asked += 1;
            return sessions[cookie ?? '']?.() ?? null;
          },
        },
        surroundings,
      );
    });
    afterAll(() => running.close());
    afterEach(() => {
      asked = 0;
      errors = [];
    });

    const get = (headers: WireRequest['headers'], more: WireRequest = {}): Promise<WireAnswer> =>
      send(running.port, { ...more, headers: { ...headers } });

    /** What every answer has, for every origin and session. */
    const expectHygiene = (answer: WireAnswer): void => {
      expect(answer.one('vary')).toMatch(/(^|, )Origin($|,)/);
      expect(answer.all('vary')).toHaveLength(1);
      expect(answer.all('cache-control')).toEqual(['private, no-store']);
      expect(answer.all('cross-origin-resource-policy')).toEqual(['same-site']);
      expect(answer.all('x-content-type-options')).toEqual(['nosniff']);
      for (const name of foreignNames) expect([name, ...answer.all(name)]).toEqual([name]);
    };
    const expectShared = (answer: WireAnswer, origin = docsOrigin): void => {
      expectHygiene(answer);
      expect(answer.all('access-control-allow-origin')).toEqual([origin]);
      expect(answer.all('access-control-allow-credentials')).toEqual(['true']);
    };
    const expectNotShared = (answer: WireAnswer): void => {
      expectHygiene(answer);
      expect(answer.body).not.toContain('Ada');
      expect(asked).toBe(0);
      // What the app around us says to strangers is not ours to take back, but it must not say it about us.
      expect(answer.all('access-control-allow-origin')).toEqual([]);
      expect(answer.all('access-control-allow-credentials')).toEqual([]);
    };

    test('signed out: 401 as JSON, readable by the docs', async () => {
      const answer = await get(fromDocs);
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.body)).toEqual({ error: 'signed-out' });
      expect(answer.one('content-type')).toMatch(/^application\/json/);
      expectShared(answer);
    });

    test('signed out, with anonymousStatus 204: no body, readable by the docs, and nothing else changes', async () => {
      const { port, close } = await platform.start(
        {
          path,
          docsOrigins: [docsOrigin],
          anonymousStatus: 204,
          onError: () => {},
          getUser: (cookie) => (cookie === 'sid=ada' ? ada : Promise.resolve(null)),
        },
        surroundings,
      );
      const from = (headers: WireRequest['headers'], more?: WireRequest): Promise<WireAnswer> =>
        send(port, { ...more, headers: { ...headers } });
      const answers = [await from(fromDocs), await from(fromDocs, { method: 'HEAD' })];
      const others = [
        await from({ ...fromDocs, ...signedIn }),
        await from({ ...fromDocs, 'sec-fetch-site': 'cross-site' }),
        await from({ ...fromDocs, origin: 'https://evil.com' }),
      ];
      await close();
      for (const answer of answers) {
        expect([answer.status, answer.body]).toEqual([204, '']);
        expect(answer.all('content-type')).toEqual([]);
        expect(answer.all('content-length')).toEqual([]);
        expectShared(answer);
      }
      expect(others.map(({ status }) => status)).toEqual([200, 401, 403]);
    });

    test('signed in: 200 with the User', async () => {
      const answer = await get({ ...fromDocs, ...signedIn });
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.body)).toEqual(ada);
      expect(answer.one('content-type')).toMatch(/^application\/json/);
      expect(answer.one('content-length')).toBe(String(Buffer.byteLength(answer.body)));
      expectShared(answer);
    });

    test('signed in, by an asynchronous look-up: the same', async () => {
      const answer = await get({ ...fromDocs, cookie: 'sid=late' });
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.body)).toEqual(ada);
      expectShared(answer);
    });

    test('a browser without Fetch Metadata is judged by its origin', async () => {
      const answer = await get({ origin: docsOrigin, ...signedIn });
      expect(answer.status).toBe(200);
      expectShared(answer);
    });

    test('each configured origin is answered by its own name, in the form browsers use', async () => {
      for (const origin of [
        'https://foo.com',
        'https://xn--dcs-gna.foo.com',
        'http://docs.foo.localhost:4311',
      ]) {
        const answer = await get({ ...fromDocs, origin, ...signedIn });
        expect(answer.status).toBe(200);
        expectShared(answer, origin);
      }
    });

    test('a foreign origin gets no data and the session is not looked up', async () => {
      const answer = await get({ ...fromDocs, origin: 'https://evil.com', ...signedIn });
      expect(answer.status).toBe(403);
      expectNotShared(answer);
    });

    test('the origin null gets no data', async () => {
      const answer = await get({ origin: 'null', 'sec-fetch-site': 'cross-site', ...signedIn });
      expect(answer.status).toBe(403);
      expectNotShared(answer);
    });

    test.each([
      'https://docs.foo.com.evil.com',
      'https://evildocs.foo.com',
      'https://docsXfoo.com',
      'https://docs.foo.com_.evil.com',
      'https://docs.foo.com%60.evil.com',
      'http://docs.foo.com',
      'https://docs.foo.com:444',
      'https://docs.foo.com/',
      'HTTPS://DOCS.FOO.COM',
      'https://docs.foo.com.',
      'https://a.docs.foo.com',
      'https://a.foo.com',
      'http://foo.com',
      '',
    ])('the mutated origin %j gets no data', async (origin) => {
      const answer = await get({ ...fromDocs, origin, ...signedIn });
      expect(answer.status).toBe(403);
      expectNotShared(answer);
    });

    test('none of over a thousand hostile origins gets a CORS header or reaches getUser', async () => {
      const origins = hostileOrigins(docsOrigin);
      expect(origins.length).toBeGreaterThan(1_000);
      const answers = await sendRaw(
        running.port,
        origins.map((origin) =>
          Buffer.from(
            `GET ${path} HTTP/1.1\r\nHost: dash.foo.com\r\nCookie: sid=ada\r\nSec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\nOrigin: ${origin}\r\n\r\n`,
          ),
        ),
      );
      const shared = answers.filter(
        (answer) => /\r\naccess-control-allow-/i.test(answer) || answer.includes('Ada'),
      );
      expect(shared).toEqual([]);
      expect(answers.filter((answer) => !answer.startsWith('HTTP/1.1 403'))).toEqual([]);
      expect(asked).toBe(0);
    });

    test('the very origin does pass the same raw connection', async () => {
      const [answer] = await sendRaw(running.port, [
        Buffer.from(
          `GET ${path} HTTP/1.1\r\nHost: dash.foo.com\r\nCookie: sid=ada\r\nOrigin: ${docsOrigin}\r\n\r\n`,
        ),
      ]);
      expect(answer).toContain('"Ada"');
    });

    test('two Origin headers get no data', async () => {
      const answer = await get({ ...signedIn, origin: [docsOrigin, 'https://evil.com'] });
      expect(answer.status).toBe(403);
      expectNotShared(answer);
    });

    test('docs on the same origin send no Origin header and are answered', async () => {
      const answer = await get({
        'sec-fetch-site': 'same-origin',
        'sec-fetch-mode': 'cors',
        ...signedIn,
      });
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.body)).toEqual(ada);
      expect(answer.all('access-control-allow-origin')).toEqual([]);
      expectHygiene(answer);
    });

    test('an allowed origin on another site is told so, without a look-up', async () => {
      const answer = await get({ ...fromDocs, 'sec-fetch-site': 'cross-site', ...signedIn });
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.body)).toMatchObject({ error: 'cross-site' });
      expectShared(answer);
      expect(asked).toBe(0);
    });

    test.each([
      ['typed into the address bar', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
      ['followed from a link', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' }],
      ['an image of a neighbour', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }],
      [
        'a script of the same origin',
        { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'no-cors' },
      ],
      [
        'another site without Origin',
        { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      ],
      ['a neighbour without Origin', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
      ['an unknown Sec-Fetch-Site', { 'sec-fetch-site': 'same-planet', 'sec-fetch-mode': 'cors' }],
    ])('no data for a request that is %s', async (_, headers) => {
      const answer = await get({ ...headers, ...signedIn });
      expect(answer.status).toBe(403);
      expectNotShared(answer);
    });

    test('without Origin and Fetch Metadata only docs on this very host are answered', async () => {
      const elsewhere = await get(signedIn);
      expect(elsewhere.status).toBe(403);
      expectNotShared(elsewhere);
      const here = await get({ host: 'foo.com', ...signedIn });
      expect(here.status).toBe(200);
      expect(here.all('access-control-allow-origin')).toEqual([]);
      expectHygiene(here);
    });

    if (surroundings === 'busy' && platform.preflightsAnsweredAround) {
      test('a preflight is answered by the app around it, and the docs never cause one', async () => {
        const answer = await get(
          { ...fromDocs, 'access-control-request-method': 'GET' },
          { method: 'OPTIONS' },
        );
        expect(answer.one('access-control-allow-origin')).toBe('*');
        expect(asked).toBe(0);
      });
    } else {
      test('a preflight is answered before any look-up, by names and without wildcards', async () => {
        const answer = await get(
          {
            ...fromDocs,
            'access-control-request-method': 'GET',
            'access-control-request-headers': 'traceparent, x-requested-with',
          },
          { method: 'OPTIONS' },
        );
        expect(answer.status).toBe(204);
        expectShared(answer);
        expect(answer.one('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
        expect(answer.one('access-control-allow-headers')).toBe('traceparent, x-requested-with');
        expect(answer.one('vary')).toContain('Access-Control-Request-Headers');
        expect(answer.body).toBe('');
        expect(asked).toBe(0);
      });

      test('a foreign preflight is refused', async () => {
        const answer = await get(
          { origin: 'https://evil.com', 'access-control-request-method': 'GET' },
          { method: 'OPTIONS' },
        );
        expect(answer.status).toBe(403);
        expectNotShared(answer);
      });

      test('a preflight for any header, written as a wildcard, gets no header names', async () => {
        const answer = await get(
          { ...fromDocs, 'access-control-request-headers': '*' },
          { method: 'OPTIONS' },
        );
        expect(answer.status).toBe(204);
        expect(answer.all('access-control-allow-headers')).toEqual([]);
      });
    }

    test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s is refused with 405', async (method) => {
      const answer = await get(
        { ...fromDocs, ...signedIn, 'content-type': 'application/x-unknown' },
        { method, body: 'a=1' },
      );
      expect(answer.status).toBe(405);
      expect(answer.one('allow')).toBe('GET, HEAD, OPTIONS');
      expectShared(answer);
      expect(asked).toBe(0);
    });

    test('HEAD answers as GET, without a body', async () => {
      const answer = await get({ ...fromDocs, ...signedIn }, { method: 'HEAD' });
      expect(answer.status).toBe(200);
      expect(answer.body).toBe('');
      expect(answer.one('content-type')).toMatch(/^application\/json/);
      expectShared(answer);
    });

    test.each(['sid=throws', 'sid=rejects'])(
      '%s: 500 that the docs can read, without details',
      async (cookie) => {
        const answer = await get({ ...fromDocs, cookie });
        expect(answer.status).toBe(500);
        expect(JSON.parse(answer.body)).toEqual({ error: 'internal' });
        expectShared(answer);
        expect(errors).toEqual([new Error('database password is hunter2')]);
      },
    );

    test.each([
      ['sid=hangs', 'getUser did not answer within 100 ms (getUserTimeoutMs)'],
      [
        'sid=wrong',
        'groups: expected an array of group names, found the string "admin"; write ["admin"]',
      ],
      ['sid=array', 'User: expected an object, found an empty array'],
      ['sid=megabyte', 'User: at most 65536 bytes as JSON, found 1048599'],
      ['sid=cycle', 'circular structure'],
    ])('%s: 500, and onError learns why', async (cookie, reason) => {
      const answer = await get({ ...fromDocs, cookie });
      expect(answer.status).toBe(500);
      expect(JSON.parse(answer.body)).toEqual({ error: 'internal' });
      expectShared(answer);
      expect(errors).toHaveLength(1);
      expect((errors[0] as Error).message).toContain(reason);
    });

    test('only the fields of the User format leave', async () => {
      const answer = await get({ ...fromDocs, cookie: 'sid=whole-row' });
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.body)).toEqual({
        ...ada,
        apiPlaygroundInputs: { keys: [{ name: 'Sandbox' }] },
      });
    });

    test.each([`${path}/`, `${path}/x`, `/${path}`, '/Api/docs/user-info', '/'])(
      'another path, %s, is not answered',
      async (other) => {
        const answer = await get({ ...fromDocs, ...signedIn }, { path: other });
        expect(answer.status).toBe(404);
        expect(answer.body).not.toContain('Ada');
        if (surroundings === 'plain') expect(answer.all('access-control-allow-origin')).toEqual([]);
        expect(asked).toBe(0);
      },
    );

    test('a query changes nothing', async () => {
      const answer = await get({ ...fromDocs, ...signedIn }, { path: `${path}?path=/x` });
      expect(answer.status).toBe(200);
    });

    if (surroundings === 'busy')
      test('keeps a Vary that was there and what is not about the answer, and adds Origin once', async () => {
        const answer = await get({ ...fromDocs, ...signedIn });
        const vary =
          answer
            .one('vary')
            ?.split(', ')
            .map((field) => field.toLowerCase()) ?? [];
        expect(vary).toContain('accept-encoding');
        expect(answer.all('x-request-id')).toEqual(['7']);
        expect(vary.filter((field) => field === 'origin')).toHaveLength(1);
      });
  });
}
