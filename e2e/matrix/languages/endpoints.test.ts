import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../scripts/root.ts';
import {
  build,
  type Command,
  endpoints,
  expectConformance,
} from '../../../packages/doctor/test/endpoints.ts';

const scratch = mkdtempSync(join(tmpdir(), 'bookplate-endpoints-'));
afterAll(() => rmSync(scratch, { recursive: true }));

test('the example in Next.js keeps every rule', { timeout: 120_000 }, async () => {
  const next = [process.execPath, `${endpoints}next/node_modules/next/dist/bin/next`] as const;
  build([...next, 'build'], `${endpoints}next`);
  const start = [...next, 'start', `${endpoints}next`, '-H', '127.0.0.1'] as const;
  await expectConformance((port) => [...start, '-p', String(port)]);
});

test.each(['express', 'fastify'])(
  'the example in Nest.js on %s keeps every rule, beside a global prefix and CORS of the app',
  async (platform) => {
    // Its sign-in would be that of Express or Fastify, which have one.
    await expectConformance(() => [process.execPath, `${endpoints}nest/${platform}.ts`], false);
  },
);

test(
  'the example in SvelteKit keeps every rule but that of POST',
  { timeout: 120_000 },
  async () => {
    const folder = `${endpoints}sveltekit`;
    build([process.execPath, `${root}node_modules/vite/bin/vite.js`, 'build'], folder);
    const command = ['env', 'HOST=127.0.0.1', process.execPath, `${folder}/build`] as const;
    // SvelteKit answers a POST from another origin before its hooks run.
    await expectConformance(() => command, false, [13]);
  },
);

/** A language that not every machine has. */
interface Runtime {
  /** Succeeds where all that the example needs is installed. */
  readonly probe: Command;
  readonly packages: string;
}
const go: Runtime = { probe: ['go', 'version'], packages: 'golang-go' };
const php: Runtime = { probe: ['php', '--version'], packages: 'php-cli' };
const python: Runtime = { probe: ['python3', '--version'], packages: 'python3' };
// Debian's packages are for Debian's Python, which need not be the first on PATH.
const ofPython = (module: string): Runtime => ({
  probe: ['/usr/bin/python3', '-c', `import ${module}`],
  packages: `python3-${module}`,
});
const ruby: Runtime = {
  probe: ['ruby', '-rrack', '-rwebrick', '-e', ''],
  packages: 'ruby ruby-rack ruby-webrick',
};
const laravel: Runtime = {
  probe: ['php', '-r', "require '/usr/share/php/Illuminate/autoload.php';"],
  packages: 'php-cli php-laravel-framework',
};
const rails: Runtime = {
  probe: ['ruby', '-rrails', '-rwebrick', '-e', ''],
  packages: 'ruby-railties ruby-webrick',
};

const languages: readonly [string, Runtime, (port: number) => Command][] = [
  ['Python', python, () => ['python3', `${endpoints}python/server.py`]],
  ['Django', ofPython('django'), () => ['/usr/bin/python3', `${endpoints}django/server.py`]],
  ['Flask', ofPython('flask'), () => ['/usr/bin/python3', `${endpoints}flask/server.py`]],
  ['Ruby', ruby, () => ['ruby', `${endpoints}ruby/server.rb`]],
  ['Rails', rails, () => ['ruby', `${endpoints}rails/server.rb`]],
  ['PHP', php, (port) => ['php', '-S', `127.0.0.1:${port}`, `${endpoints}php/server.php`]],
  // It keeps its sessions in the folder for temporary files.
  [
    'Laravel',
    laravel,
    (port) => [
      'env',
      `TMPDIR=${scratch}`,
      'php',
      '-S',
      `127.0.0.1:${port}`,
      `${endpoints}laravel/server.php`,
    ],
  ],
  ['Go', go, buildGo],
];

test.for(languages)(
  'the example in %s keeps every rule',
  { timeout: 60_000 },
  async ([name, { probe, packages }, command], context) => {
    const [runtime, ...argv] = probe;
    const reason = `${name} is not installed: apt-get install ${packages}`;
    context.skip(spawnSync(runtime, argv).status !== 0, reason);
    await expectConformance(command);
  },
);

/** Each prints the statuses and bodies of two Users: with a field too many, and with no field of the format. */
const unknownFields: readonly [string, Command, string][] = [
  [
    'Python',
    ['python3', '-c'],
    `import io, sys
sys.path.insert(0, '${endpoints}python')
from info_api import InfoApi
for user in ({'content': {'a': 1}, 'groups': None, 'role': 'x'}, {'firstName': 'Ada'}):
    status = []
    app = InfoApi(None, '/', ['http://d'], lambda environ: user)
    environ = {'PATH_INFO': '/', 'REQUEST_METHOD': 'GET', 'HTTP_ORIGIN': 'http://d', 'wsgi.errors': io.StringIO()}
    body = app(environ, lambda line, headers: status.append(line[:3]))
    print(status[0], b''.join(body).decode().replace(' ', ''))`,
  ],
  [
    'Ruby',
    ['ruby', '-e'],
    `require '${endpoints}ruby/info_api.rb'
require 'stringio'
[{ content: { a: 1 }, groups: nil, role: 'x' }, { 'firstName' => 'Ada' }].each do |user|
  app = InfoApi.new(nil, path: '/', docs_origins: ['http://d']) { user }
  env = { 'PATH_INFO' => '/', 'REQUEST_METHOD' => 'GET', 'HTTP_ORIGIN' => 'http://d', 'rack.errors' => StringIO.new }
  status, _, body = app.call(env)
  puts "#{status} #{body.join}"
end`,
  ],
  [
    'PHP',
    ['php', '-d', 'error_log=/dev/null', '-r'],
    `require '${endpoints}php/info_api.php';
foreach ([['content' => ['a' => 1], 'groups' => null, 'role' => 'x'], ['firstName' => 'Ada']] as $user) {
    $server = ['REQUEST_METHOD' => 'GET', 'HTTP_ORIGIN' => 'http://d'];
    [$status, , $body] = info_api_answer(['http://d'], fn (): array => $user, 401, $server);
    echo "$status $body\n";
}`,
  ],
];

test.for(unknownFields)(
  'the example in %s sends no field that the format does not know, and fails for a User without one that it knows',
  ([name, [runtime, ...argv], program], context) => {
    const { error, stdout, stderr } = spawnSync(runtime, [...argv, program], { encoding: 'utf8' });
    context.skip(error !== undefined, `${name} is not installed`);
    expect(stdout, stderr).toBe('200 {"content":{"a":1}}\n500 {"error":"internal"}\n');
  },
);

/** Not `go run`, whose program outlives it when it is killed. */
function buildGo(): Command {
  const program = join(scratch, 'server');
  build(['go', 'build', '-o', program, '.'], `${endpoints}go`);
  return [program];
}
