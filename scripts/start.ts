import type { RunningConsole } from '@bookplate/console';
import type { Company } from '@bookplate-examples/company/company';
import { PortTakenError } from '@bookplate-examples/company/listen';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { build, buildDocs } from './build.ts';
import { root, step, StepError } from './step.ts';

/** Every port that the examples need, and for what. The addresses are fixed, so that cookies and docs can rely on them. */
const ports: readonly [port: number, label: string][] = [
  [4300, 'the console'],
  [4310, "Acme's dashboard"],
  [4311, "Acme's docs"],
  [4320, "Globex's dashboard"],
  [4321, "Globex's docs"],
  [4330, 'Initech'],
];

const running: Company[] = [];
let bookplateConsole: RunningConsole | undefined;

async function main(): Promise<void> {
  for (const [port, label] of ports) await checkPort(port, label);
  await build();
  await buildDocs();
  // Loaded only now, for they import what was built.
  await startCompany('Acme', async (dataFolder) =>
    (await import('../examples/acme/start.ts')).startAcme({
      dataFolder,
      docsFolder: `${root}examples/acme/docs/dist`,
    }),
  );
  await startCompany('Globex', async (dataFolder) =>
    (await import('../examples/globex/start.ts')).startGlobex({
      dataFolder,
      docsFolder: `${root}examples/globex/docs/dist`,
    }),
  );
  await startCompany('Initech', async (dataFolder) =>
    (await import('../examples/initech/start.ts')).startInitech({
      dataFolder,
      docsFolder: `${root}examples/initech/docs/dist`,
    }),
  );
  bookplateConsole = await step('starting the console', startOwnConsole);
  await waitForAnswer(bookplateConsole.url);
  for (const { dashboardUrl, docsUrl } of running) {
    await waitForAnswer(dashboardUrl);
    await waitForAnswer(docsUrl);
  }
  console.log(welcome());
  console.log('ready');
}

/** With the connection test allowed to ask the companies, which are on this machine. */
async function startOwnConsole(): Promise<RunningConsole> {
  const { readConfig, startConsole } = await import('@bookplate/console');
  const config = readConfig({
    BOOKPLATE_CONSOLE_URL: 'http://console.localhost:4300',
    BOOKPLATE_CONSOLE_DATA: `${root}.data/console`,
    BOOKPLATE_CONSOLE_ALLOWED_NETWORKS: '127.0.0.0/8,::1/128',
    BOOKPLATE_CONSOLE_LOG_LEVEL: 'warn',
  });
  return startConsole(config);
}

async function startCompany(
  name: string,
  start: (dataFolder: string) => Promise<Company>,
): Promise<void> {
  const dataFolder = `${root}.data/${name.toLowerCase()}`;
  running.push(await step(`starting ${name}`, () => start(dataFolder)));
}

/** Before minutes of building: is the port free? */
function checkPort(port: number, label: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', () => reject(new PortTakenError(port, label)));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()));
  });
}

/** Node does not resolve names below `localhost`, so the address is loopback and the name goes into `Host`. */
async function waitForAnswer(url: string): Promise<void> {
  const { port, host, pathname } = new URL(url);
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const status = await new Promise<number>((resolve) => {
      request({ host: '127.0.0.1', port, path: pathname, headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
        .on('error', () => resolve(0))
        .end();
    });
    if (status > 0 && status < 500) return;
    await wait(100);
  }
  throw new Error(`${url} does not answer.`);
}

function welcome(): string {
  const rows = running.map(
    ({ name, dashboardUrl, docsUrl }) => `  ${name.padEnd(9)}${dashboardUrl.padEnd(42)}${docsUrl}`,
  );
  return [
    '',
    `  ${'company'.padEnd(9)}${'dashboard'.padEnd(42)}docs`,
    ...rows,
    '',
    `  The console is at ${bookplateConsole?.url}`,
    ...(bookplateConsole?.ownerLink === undefined
      ? []
      : [
          '  Nobody is there yet. This link makes its owner, once:',
          `  ${bookplateConsole.ownerLink}`,
        ]),
    '',
    '  Sign in on a dashboard as ada@example.com / ada-password or bob@example.com / bob-password,',
    '  then open its docs in the same browser. Ctrl-C stops everything.',
    '',
  ].join('\n');
}

async function stop(code: number): Promise<never> {
  const all = [...running, ...(bookplateConsole ? [bookplateConsole] : [])];
  await Promise.race([Promise.all(all.map((each) => each.close())), wait(3_000)]);
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void stop(0));
// Whoever started this process is gone.
process.once('disconnect', () => void stop(1));

try {
  await main();
} catch (error) {
  if (error instanceof StepError) console.error(error.output);
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}
