import { createInfoApi as createFastifyInfoApi } from '@bookplate/info-api/fastify';
import { createInfoApi as createHonoInfoApi } from '@bookplate/info-api/hono';
import { createInfoApi } from '@bookplate/info-api/node';
import fastifyCors from '@fastify/cors';
import { serve } from '@hono/node-server';
import cors from 'cors';
import express from 'express';
import fastify from 'fastify';
import { type Context, Hono } from 'hono';
import { cors as honoCors } from 'hono/cors';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type OutgoingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from 'vitest';
import { collect, goodPage, listen } from '../../test/company.ts';
import { checkConformance } from './conformance/check-conformance.ts';
import { examine } from './examine.ts';
import { explain } from './explain.ts';
import type { Finding } from './findings.ts';
import { recipeOrGeneric, type RecipeTitle } from './recipe.ts';
import { parseSetup } from './setup.ts';
import type { Stack } from './stack.ts';

// Pastes the recipes into servers as they are found: sign-in answers before CORS is applied, and the session middleware sets its
// cookie on every answer.

const path = '/api/user-info';
const folder = mkdtempSync(join(tmpdir(), 'bookplate-recipes-'));
const running: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of running.splice(0)) await close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts a server on a free port, with the pasted lines where they belong. */
type Start = (paste: string) => Promise<number>;

/** Runs pasted JavaScript, in which `app` is the application, and other names are what the dashboard has. */
function run(paste: string, app: unknown, names: Readonly<Record<string, unknown>> = {}): void {
  // oxlint-disable-next-line typescript/no-implied-eval -- It is our own.
  new Function('app', ...Object.keys(names), paste)(app, ...Object.values(names));
}

const startExpress: Start = async (paste) => {
  const app = express();
  run(paste, app);
  app.use((_, response, next) => {
    // Like express-session: when the headers are written.
    const { writeHead } = response;
    response.writeHead = (...head: [status: number]) => {
      response.setHeader('Set-Cookie', 'sid=renewed');
      return writeHead.apply(response, head);
    };
    next();
  });
  app.use((_, response) => void response.status(401).json({ error: 'no' }));
  return onPort(createServer(app));
};

const startFastify: Start = async (paste) => {
  const app = fastify();
  run(paste, app);
  app.addHook('onRequest', async (_, reply) => {
    reply.header('Set-Cookie', 'sid=renewed');
    await reply.code(401).send({ error: 'no' });
  });
  app.get(path, async () => ({}));
  await app.listen({ port: 0, host: '127.0.0.1' });
  running.push(() => app.close());
  return (app.server.address() as AddressInfo).port;
};

const startHono: Start = async (paste) => {
  const app = new Hono();
  run(paste, app);
  app.use(async (context) => {
    context.header('Set-Cookie', 'sid=renewed');
    return context.json({ error: 'no' }, 401);
  });
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(port),
    );
    running.push(() => server.close());
  });
};

/** The application behind a proxy. */
function startUpstream(
  headersFor: (origin?: string) => OutgoingHttpHeaders = () => ({ 'set-cookie': 'sid=renewed' }),
): Promise<number> {
  return onPort(
    createServer(({ headers: { origin } }, response) => {
      response.writeHead(401, headersFor(origin)).end('{"error":"no"}');
    }),
  );
}

const startNginx = async (paste: string, upstream = startUpstream): Promise<number> => {
  const toUpstream = `proxy_pass http://127.0.0.1:${await upstream()};`;
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; pid ${folder}/nginx.pid; error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    location / { ${toUpstream} }
    ${paste.replaceAll(/# … proxy_pass.*/g, toUpstream)}
  }
}`,
  );
  return startProgram(['nginx', '-c', file, '-e', 'stderr'], port);
};

const startCaddy = async (paste: string, start = startUpstream): Promise<number> => {
  const upstream = await start();
  const port = await freePort();
  const file = join(folder, 'Caddyfile');
  writeFileSync(
    file,
    `{\n\tadmin off\n\tauto_https off\n}\n:${port} {\n\tbind 127.0.0.1\n${paste}\n\treverse_proxy 127.0.0.1:${upstream}\n}\n`,
  );
  return startProgram(['caddy', 'run', '--config', file, '--adapter', 'caddyfile'], port);
};

const python = ['/usr/bin/python3', 'python3'].find(
  (name) => spawnSync(name, ['-c', 'import django']).status === 0,
);

const startDjango: Start = async (paste) => {
  const port = await freePort();
  const file = join(folder, 'dashboard.py');
  writeFileSync(
    file,
    `from wsgiref.simple_server import make_server
from django.conf import settings
settings.configure(
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["*"],
    SECRET_KEY="x",
    MIDDLEWARE=[${paste && '__name__ + ".for_docs", '}__name__ + ".sign_in"],
)
from django.core.wsgi import get_wsgi_application
from django.http import JsonResponse
from django.utils.cache import patch_vary_headers
def sign_in(get_response):
    def middleware(request):
        return JsonResponse({"error": "no"}, status=401)
    return middleware
${paste}
urlpatterns = []
make_server("127.0.0.1", ${port}, get_wsgi_application()).serve_forever()
`,
  );
  return startProgram([python ?? '', file], port);
};

const startRack: Start = async (paste) => {
  const port = await freePort();
  const file = join(folder, 'for_docs.rb');
  writeFileSync(
    file,
    `require "rack"
require "rack/handler/webrick"
${paste}
app = ->(_) { [401, { "Content-Type" => "application/json", "Set-Cookie" => "sid=renewed" }, ['{"error":"no"}']] }
app = ForDocs.new(app) if defined?(ForDocs)
Rack::Handler::WEBrick.run(app, Host: "127.0.0.1", Port: ${port}, AccessLog: [])
`,
  );
  return startProgram(['ruby', file], port);
};

const startLaravel: Start = async (paste) => {
  const port = await freePort();
  const file = join(folder, 'for_docs.php');
  writeFileSync(
    file,
    `<?php
error_reporting(E_ALL & ~E_DEPRECATED); // of an older PHP
require '/usr/share/php/Illuminate/autoload.php';
use Illuminate\\Http\\Request;
use Illuminate\\Http\\Response;
final class ForDocs {
  ${paste || 'public function handle($request, $next) { return $next($request); }'}
}
$headers = ['Content-Type' => 'application/json', 'Set-Cookie' => 'sid=renewed'];
$next = fn () => new Response('{"error":"no"}', 401, $headers);
(new ForDocs)->handle(Request::capture(), $next)->send();
`,
  );
  return startProgram(['php', '-S', `127.0.0.1:${port}`, file], port);
};

const ruby = succeeds('ruby', '-rrack', '-rwebrick', '-e', '') ? 'ruby' : undefined;
const php = succeeds('php', '-r', "require '/usr/share/php/Illuminate/autoload.php';")
  ? 'php'
  : undefined;

function succeeds(program: string, ...argv: readonly string[]): boolean {
  return spawnSync(program, argv).status === 0;
}

const servers: readonly [
  stack: Stack,
  start: Start,
  program: string | undefined,
  packages: string,
][] = [
  ['express', startExpress, process.execPath, ''],
  ['fastify', startFastify, process.execPath, ''],
  ['hono', startHono, process.execPath, ''],
  ['nginx', startNginx, 'nginx', 'nginx-light'],
  ['caddy', startCaddy, 'caddy', 'caddy'],
  ['django', startDjango, python, 'python3-django'],
  ['rails', startRack, ruby, 'ruby-rack ruby-webrick'],
  ['laravel', startLaravel, php, 'php-cli php-laravel-framework'],
];

test.for(servers)(
  'the recipe for %s lets the docs read the answer, and no cache keep it',
  { timeout: 30_000 },
  async ([stack, startWith, program, packages], context) => {
    context.skip(!isInstalled(program), `${stack} is not installed: apt-get install ${packages}`);
    expect(await codesOf(await startWith(''))).toContain('cors-missing');
    const codes = await codesOf(
      await startWith(await pasteFor(stack, 'Let the docs read every answer')),
    );
    for (const code of codes)
      expect(['preflight-refused', 'sets-cookie'], `${stack} leaves ${code}`).toContain(code);
  },
);

test.for(servers.filter(([stack]) => stack !== 'django'))(
  'the recipe for %s removes the cookie from the answer',
  { timeout: 30_000 },
  async ([stack, startWith, program, packages], context) => {
    context.skip(!isInstalled(program), `${stack} is not installed: apt-get install ${packages}`);
    expect(await codesOf(await startWith(''))).toContain('sets-cookie');
    const paste = await pasteFor(stack, 'Remove a header');
    expect(await codesOf(await startWith(paste))).not.toContain('sets-cookie');
  },
);

const ada = { content: { firstName: 'Ada' } };
const getUser = (request: {
  readonly headers: { readonly cookie?: string | undefined };
}): typeof ada | null => (request.headers.cookie === 'sid=ada' ? ada : null);
const pass = (_request: unknown, _response: unknown, next: () => void): void => next();
/** What the recipe leaves to the dashboard is left out. */
const withoutRest = (paste: string): string => paste.replaceAll(/(, )?…/g, '');

/** Servers whose CORS for the whole application allows every origin; with lines to paste, the fix is made as it says. */
const openServers: readonly [stack: Stack, start: Start, program: string, packages: string][] = [
  [
    'express',
    async (paste) => {
      const app = express();
      if (paste) {
        const names = { session: () => pass, createInfoApi, getUser, cors };
        run(withoutRest(paste), app, names);
      } else {
        app.use(cors({ origin: true, credentials: true }));
        app.get(path, (request, response) => {
          const user = getUser(request);
          response.status(user ? 200 : 401).json(user ?? { error: 'signed-out' });
        });
      }
      app.use((_, response) => void response.json({ other: 'page' }));
      return onPort(createServer(app));
    },
    process.execPath,
    '',
  ],
  [
    'fastify',
    async (paste) => {
      const app = fastify();
      if (paste) {
        const session = async (): Promise<void> => {};
        const names = { session, createInfoApi: createFastifyInfoApi, getUser, cors: fastifyCors };
        run(withoutRest(paste), app, names);
      } else {
        await app.register(fastifyCors, { origin: true, credentials: true });
        app.get(path, (request, reply) => {
          const user = getUser(request);
          return reply.code(user ? 200 : 401).send(user ?? { error: 'signed-out' });
        });
      }
      app.get('/', async () => ({ other: 'page' }));
      await app.listen({ port: 0, host: '127.0.0.1' });
      running.push(() => app.close());
      return (app.server.address() as AddressInfo).port;
    },
    process.execPath,
    '',
  ],
  [
    'hono',
    async (paste) => {
      const app = new Hono();
      const userOf = ({ req }: Context): typeof ada | null =>
        getUser({ headers: { cookie: req.header('cookie') ?? '' } });
      if (paste) {
        const session = () => (_: Context, next: () => Promise<void>) => next();
        const names = {
          session,
          createInfoApi: createHonoInfoApi,
          getUser: userOf,
          cors: honoCors,
        };
        run(withoutRest(paste), app, names);
      } else {
        app.use(honoCors({ origin: (origin) => origin, credentials: true }));
        app.get(path, (context) => {
          const user = userOf(context);
          return context.json(user ?? { error: 'signed-out' }, user ? 200 : 401);
        });
      }
      app.get('/', (context) => context.json({ other: 'page' }));
      return new Promise((resolve) => {
        const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
          resolve(port),
        );
        running.push(() => server.close());
      });
    },
    process.execPath,
    '',
  ],
  ['nginx', (paste) => startNginx(paste, startOpenUpstream), 'nginx', 'nginx-light'],
  ['caddy', (paste) => startCaddy(paste, startOpenUpstream), 'caddy', 'caddy'],
];

function startOpenUpstream(): Promise<number> {
  return startUpstream((origin) => ({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
  }));
}

test.for(openServers)(
  'the fix for %s closes CORS that allows every origin on the whole application',
  { timeout: 30_000 },
  async ([stack, startWith, program, packages], context) => {
    context.skip(!isInstalled(program), `${stack} is not installed: apt-get install ${packages}`);
    const open = await findingsOf(await startWith(''));
    const dangers = open.filter(({ severity }) => severity === 'danger');
    expect(dangers.map(({ code }) => code)).toEqual(['reflects-origin', 'cors-everywhere']);

    const docsOrigin = `http://docs.acme.localhost:${(await docsServer()).port}`;
    const words = { docsOrigin, apiUrl: `http://dash.acme.localhost${path}`, stack };
    const pastes = dangers.map((danger) => explain(danger, words).paste ?? '');
    expect(new Set(pastes).size).toBe(1);

    const port = await startWith(pastes[0] ?? '');
    const left = (await findingsOf(port)).filter(({ severity }) => severity !== 'note');
    expect(left.map(({ code }) => code)).toEqual([]);
    if (program !== process.execPath) return;
    const apiUrl = `http://dash.acme.localhost:${port}${path}`;
    for await (const { name, outcome, details } of checkConformance({
      apiUrl,
      docsOrigin,
      cookie: 'sid=ada',
    }))
      expect([name, outcome, details]).toEqual([
        name,
        expect.stringMatching('pass|skip'),
        expect.anything(),
      ]);
  },
);

/** One docs server for all tests: its origin is in the recipes. */
let docs: ReturnType<typeof listen> | undefined;
let apiUrl = '';
function docsServer(): ReturnType<typeof listen> {
  docs ??= listen(undefined, (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(goodPage(apiUrl));
  });
  return docs;
}
afterAll(async () => (await docs)?.close());

async function pasteFor(stack: Stack, title: RecipeTitle): Promise<string> {
  const docsOrigin = `http://docs.acme.localhost:${(await docsServer()).port}`;
  return recipeOrGeneric({ docsOrigin, apiUrl: `http://dash.acme.localhost${path}`, stack }, title);
}

async function codesOf(port: number): Promise<string[]> {
  return (await findingsOf(port)).map(({ code }) => code);
}

async function findingsOf(port: number): Promise<readonly Finding[]> {
  apiUrl = `http://dash.acme.localhost:${port}${path}`;
  const docsUrl = `http://docs.acme.localhost:${(await docsServer()).port}/`;
  const events = await collect(examine(parseSetup({ docsUrl, apiUrl })));
  return events.flatMap((event) => (event.type === 'finding' ? [event.finding] : []));
}

function isInstalled(program: string | undefined): boolean {
  return program !== undefined && spawnSync(program, ['-v']).error === undefined;
}

async function onPort(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push(() => server.close().closeAllConnections());
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const { port, close } = await listen(undefined, () => {});
  await close();
  return port;
}

async function startProgram(
  [program = '', ...argv]: readonly string[],
  port: number,
): Promise<number> {
  const child: ChildProcess = spawn(program, argv, { stdio: 'pipe' });
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  running.push(() => child.kill());
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (answer) return port;
    await wait(100);
  }
  throw new Error(`${program} does not answer: ${output}`);
}
