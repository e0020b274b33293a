import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { afterAll, expect, test } from 'vitest';
import { send } from '../test/http.ts';
import { listen } from '../test/listen.ts';

// Here, and not in the system's folder for such things: the samples import packages.
const folder = mkdtempSync(join(import.meta.dirname, '..', '.readme-'));
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(
  join(folder, 'session.ts'),
  `export async function readSession(cookie: string | undefined) {
    return cookie === 'sid=ada' ? { firstName: 'Ada', plan: 'free', roles: ['admin'] } : undefined;
  }`,
);

/** Reads a sample out of a README, as it stands there, and loads it. */
async function loadSample(readme: string, file: string): Promise<never> {
  const path = join(folder, file);
  writeFileSync(path, readSample(readme, file));
  const exported = (await import(path)) as { app: never };
  return exported.app ?? (exported as never);
}

function readSample(readme: string, file: string): string {
  const text = readFileSync(join(import.meta.dirname, '..', readme), 'utf8');
  const sample = new RegExp(`\`\`\`ts\n// ${file}\n([^]*?)\n\`\`\``).exec(text)?.[1];
  expect(sample).toBeDefined();
  return sample ?? '';
}

interface HasFetch {
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

/** As Next.js does: a method that a route handler does not export is answered without it. */
function dispatchAsNext(
  handlers: Partial<Record<string, HasFetch['fetch']>>,
  request: Request,
): Response | Promise<Response> {
  return handlers[request.method]?.(request) ?? new Response(null, { status: 405 });
}

const samples: readonly [string, string, (app: never) => Promise<RequestListener>][] = [
  ['../../README.md', 'express.ts', async (app) => app],
  ['README.md', 'hono.ts', async (app: HasFetch) => getRequestListener(app.fetch)],
  [
    'README.md',
    'route.ts',
    async (handlers: Partial<Record<string, HasFetch['fetch']>>) =>
      getRequestListener((request) => dispatchAsNext(handlers, request)),
  ],
  ['README.md', 'fetch.ts', async (app: HasFetch) => getRequestListener(app.fetch)],
  [
    'README.md',
    'fastify.ts',
    async (app: { ready: () => Promise<void>; routing: RequestListener }) => {
      await app.ready();
      return app.routing;
    },
  ],
  ['README.md', 'koa.ts', async (app: { callback: () => RequestListener }) => app.callback()],
];

test.each(samples)('the sample in %s, %s, works as it stands', async (readme, file, toListener) => {
  const app = await loadSample(readme, file);
  const running = await listen(createServer(await toListener(app)));
  const ask = (cookie?: string): ReturnType<typeof send> =>
    send(running.port, {
      path: '/api/docs/user-info',
      headers: { origin: 'https://docs.foo.com', ...(cookie ? { cookie } : {}) },
    });
  const ada = await ask('sid=ada');
  const nobody = await ask();
  const posted = await send(running.port, {
    method: 'POST',
    headers: { origin: 'https://docs.foo.com' },
  });
  await running.close();
  expect(ada.status).toBe(200);
  expect(ada.all('access-control-allow-origin')).toEqual(['https://docs.foo.com']);
  expect(JSON.parse(ada.body)).toMatchObject({ groups: ['admin'], content: { firstName: 'Ada' } });
  expect(nobody.status).toBe(401);
  expect(posted.status).toBe(405);
  expect(posted.all('access-control-allow-origin')).toEqual(['https://docs.foo.com']);
});

test('the lines of the README for the sign-in hint are those of the example that is run', () => {
  const server = readFileSync(
    join(import.meta.dirname, '../../../examples/endpoints/express/server.ts'),
    'utf8',
  ).replaceAll('acme.localhost', 'foo.com');
  const text = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const lines = text.match(/^response\.append\(.*SignInHint.*|^response\.append\(.*signInHint.*/gm);
  expect(lines).toHaveLength(2);
  for (const line of lines ?? []) expect(server).toContain(line);
});

test('the route handler of the README and that of the example export the same methods', () => {
  const example = join(
    import.meta.dirname,
    '../../../examples/endpoints/next/app/api/docs/user-info/route.ts',
  );
  const methodsOf = (source: string): string[] =>
    [...source.matchAll(/infoApi as ([A-Z]+)/g)].map(([, method = '']) => method);
  const methods = methodsOf(readSample('README.md', 'route.ts'));
  expect(methods).toHaveLength(7);
  expect(methodsOf(readFileSync(example, 'utf8'))).toEqual(methods);
});
