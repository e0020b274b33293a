import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { serveDocs } from '@bookplate-examples/company/docs-server';
import { inOwnGroup, killWithGroup } from './children.ts';
import type { Project } from './empty-project.ts';
import { assertPage, newest, type PackProject, versionsIn } from './pack-projects.ts';

const server = `import { createInfoApi } from '@bookplate/info-api/node';
import express from 'express';

const app = express();
app.use(
  createInfoApi({
    path: '/api/docs/user-info',
    docsOrigins: [process.env.DOCS_ORIGIN],
    getUser: (request) =>
      request.headers.cookie === 'sid=ada' ? { content: { firstName: 'Ada' } } : null,
  }),
);
app.get('/login', (request, response) => response.send('Sign in'));
const listening = app.listen(0, '127.0.0.1', () => console.log(listening.address().port));
`;

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Docs</title>
  </head>
  <body>
    <p>Hello, {user.firstName ?? 'reader'}!</p>
  </body>
</html>
`;

/**
 * The dashboard and the docs of one company, each with what it installs: Express answers, `bookplate apply` makes a
 * folder of HTML recognise readers, and the doctor finds nothing wrong between them.
 */
export const handshake: PackProject = {
  name: 'Express, plain HTML, doctor',
  promise: 'the endpoint answers, apply writes the page, the doctor finds nothing',
  dependencies: {
    ...versionsIn('packages/info-api', 'express'),
    ...newest('@bookplate/info-api'),
  },
  files: { 'server.mjs': server, 'cookie.txt': 'sid=ada', 'public/index.html': page },
  prove: async (project) => {
    const docs = await serveDocs({
      folder: `${project.folder}/public`,
      base: '/',
      port: 0,
      label: 'the docs',
    });
    const docsOrigin = `http://docs.foo.localhost:${docs.port}`;
    const dashboard = await startDashboard(project, docsOrigin);
    try {
      await assertEndpoint(dashboard.port, docsOrigin);
      const origin = `http://dash.foo.localhost:${dashboard.port}`;
      const addresses = [
        ['--api', `${origin}/api/docs/user-info`],
        ['--login', `${origin}/login?next={returnTo}`],
        ['--docs', docsOrigin],
      ].flat();
      await project.run('npx', 'bookplate', 'apply', 'public', ...addresses);
      assertPage(project.read('public/index.html'));
      await project.run('npx', 'bookplate', 'apply', 'public', ...addresses, '--check');
      assert.match(await project.run('npx', 'bookplate', '--help'), /Usage: bookplate/);
      await project.run('npx', 'bookplate', 'doctor', ...addresses, '--cookie-file', 'cookie.txt');
    } finally {
      dashboard.stop();
      await docs.close();
    }
  },
};

async function startDashboard(
  project: Project,
  docsOrigin: string,
): Promise<{ readonly port: number; readonly stop: () => void }> {
  // What dashboards install runs on the system's Node, too.
  const node = process.env['BOOKPLATE_SYSTEM_NODE'] ?? process.execPath;
  const child = spawn(node, ['server.mjs'], {
    ...inOwnGroup,
    cwd: project.folder,
    env: { ...process.env, ...project.env, DOCS_ORIGIN: docsOrigin },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  killWithGroup(child);
  const ended = once(child, 'close').then(() => ['']);
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
  assert.match(String(line), /^\d+$/, 'Express did not start');
  return { port: Number(line), stop: () => child.kill() };
}

async function assertEndpoint(port: number, docsOrigin: string): Promise<void> {
  const ask = async (cookie: string): Promise<Response> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/docs/user-info`, {
      headers: { origin: docsOrigin, cookie },
    });
    assert.equal(response.headers.get('access-control-allow-origin'), docsOrigin);
    assert.equal(response.headers.get('access-control-allow-credentials'), 'true');
    return response;
  };
  const ada = await ask('sid=ada');
  assert.equal(ada.status, 200);
  assert.deepEqual(await ada.json(), { content: { firstName: 'Ada' } });
  assert.equal((await ask('sid=nobody')).status, 401);
}
