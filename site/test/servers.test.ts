import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { expect, test } from 'vitest';
import { send } from '../../packages/info-api/test/http.ts';
import { listen } from '../../packages/info-api/test/listen.ts';
import { readSamples, useSampleModules } from './samples.ts';

const importSample = useSampleModules({
  'session.ts': `export async function readSession(cookie: string | undefined) {
    return cookie === 'sid=ada'
      ? { firstName: 'Ada', plan: 'free', roles: ['admin'], apiKey: 'test_ada' }
      : undefined;
  }`,
});

interface HasFetch {
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

type Handlers = Partial<Record<string, HasFetch['fetch']>>;

const servers: readonly [string, (exported: never) => Promise<RequestListener>][] = [
  ['express', async ({ app }: { app: RequestListener }) => app],
  ['hono', async ({ app }: { app: HasFetch }) => getRequestListener(app.fetch)],
  ['fetch', async ({ app }: { app: HasFetch }) => getRequestListener(app.fetch)],
  [
    'next',
    // As Next.js does: a method that a route handler does not export is answered without it.
    async (handlers: Handlers) =>
      getRequestListener(
        (request) => handlers[request.method]?.(request) ?? new Response(null, { status: 405 }),
      ),
  ],
  [
    'fastify',
    async ({ app }: { app: { ready: () => Promise<void>; routing: RequestListener } }) => {
      await app.ready();
      return app.routing;
    },
  ],
  ['koa', async ({ app }: { app: { callback: () => RequestListener } }) => app.callback()],
];

test.each(servers)('the recipe for %s works as a reader copies it', async (name, toListener) => {
  const sample = readSamples().find(
    ({ file, language }) => file === `snippets/${name}.mdx` && language === 'ts',
  );
  const recipe = await importSample(sample?.code ?? '');
  const running = await listen(createServer(await toListener(recipe as never)));
  const ask = (cookie?: string): ReturnType<typeof send> =>
    send(running.port, {
      path: '/api/docs/user-info',
      headers: { origin: 'https://docs.foo.com', ...(cookie ? { cookie } : {}) },
    });
  const [ada, nobody] = [await ask('sid=ada'), await ask()];
  const posted = await send(running.port, {
    path: '/api/docs/user-info',
    method: 'POST',
    headers: { origin: 'https://docs.foo.com' },
  });
  await running.close();
  expect(ada.status).toBe(200);
  expect(JSON.parse(ada.body)).toMatchObject({ groups: ['admin'], content: { firstName: 'Ada' } });
  expect(ada.all('access-control-allow-origin')).toEqual(['https://docs.foo.com']);
  expect(nobody.status).toBe(401);
  expect(posted.status).toBe(405);
  expect(posted.all('access-control-allow-origin')).toEqual(['https://docs.foo.com']);
});

test('the Next.js recipe exports the methods of the example that is run', () => {
  const example = join(
    import.meta.dirname,
    '../../examples/endpoints/next/app/api/docs/user-info/route.ts',
  );
  const methodsOf = (source: string): string[] =>
    [...source.matchAll(/infoApi as ([A-Z]+)/g)].map(([, method = '']) => method);
  const recipe = readSamples().find(({ file }) => file === 'snippets/next.mdx');
  const code = readSamples()
    .filter(({ file }) => file === 'snippets/next.mdx')
    .map((each) => each.code)
    .join('\n');
  expect(recipe).toBeDefined();
  expect(methodsOf(code)).toHaveLength(7);
  expect(methodsOf(code)).toEqual(methodsOf(readFileSync(example, 'utf8')));
});
