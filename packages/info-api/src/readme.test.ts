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
  const text = readFileSync(join(import.meta.dirname, '..', readme), 'utf8');
  const sample = new RegExp(`\`\`\`ts\n// ${file}\n([^]*?)\n\`\`\``).exec(text)?.[1];
  expect(sample).toBeDefined();
  const path = join(folder, file);
  writeFileSync(path, sample ?? '');
  return ((await import(path)) as { app: never }).app;
}

interface HasFetch {
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

const samples: readonly [string, string, (app: never) => Promise<RequestListener>][] = [
  ['../../README.md', 'express.ts', async (app) => app],
  ['README.md', 'fetch.ts', async (app: HasFetch) => getRequestListener(app.fetch)],
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
