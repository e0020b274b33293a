import type { RunningConsole } from '@bookplate/console';
import type { Company } from '@bookplate-examples/company/company';
import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { build, buildDocs } from './build.ts';
import { beforeSignalEnds } from './children.ts';
import {
  chooseCompanies,
  companies as allCompanies,
  docsFolderOf,
  documentation,
} from './companies.ts';
import { createDemo, demoEnvironment, demoOwner } from './demo.ts';
import { checkPort, type LabelledPort, startOn } from './ports.ts';
import { installedMegabytes, installStandalone, type StandaloneProject } from './standalone.ts';
import { root } from './root.ts';
import { step, StepError } from './step.ts';

const consolePort: LabelledPort = [4300, 'the console'];
const running: Company[] = [];
let bookplateConsole: RunningConsole | undefined;

async function main(): Promise<void> {
  const companies = [...chooseCompanies(process.argv.slice(2)), documentation];
  for (const [port, label] of [consolePort, ...companies.flatMap(({ ports }) => ports)])
    await checkPort(port, label);
  const projects = companies
    .filter(({ heavyHost }) => heavyHost !== undefined)
    .map(({ id }) => `examples/${id}` as StandaloneProject);
  for (const project of projects) await installStandalone(project);
  await build();
  // The docs take their settings from it.
  bookplateConsole = await step('starting the console', () =>
    startOn(consolePort, startOwnConsole),
  );
  await waitForAnswer(bookplateConsole.url);
  await buildDocs(companies, demoEnvironment);
  for (const company of companies) {
    const { name, id } = company;
    const options = {
      dataFolder: `${root}.data/${id}`,
      docsFolder: `${docsFolderOf(company)}/dist`,
    };
    running.push(await step(`starting ${name}`, () => company.start(options)));
  }
  for (const { dashboardUrl, docsUrl } of running) {
    await waitForAnswer(dashboardUrl);
    await waitForAnswer(docsUrl);
  }
  console.log(welcome());
  const size = installedMegabytes(projects);
  if (size !== undefined) console.log(`  ${size} MB of packages are installed.`);
  const started = Number(process.env['BOOKPLATE_STARTED'] ?? Date.now());
  console.log(`ready in ${Math.round((Date.now() - started) / 1_000)} s`);
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
  return startConsole(config, createDemo());
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
    ({ name, dashboardUrl, docsUrl }) => `  ${name.padEnd(11)}${dashboardUrl.padEnd(42)}${docsUrl}`,
  );
  return [
    '',
    `  ${'company'.padEnd(11)}${'dashboard'.padEnd(42)}docs`,
    ...rows,
    '',
    ...missing(),
    `  console    ${bookplateConsole?.url}`,
    `             Sign in as ${demoOwner.email} / ${demoOwner.password}.`,
    '',
    '  Sign in on a dashboard as ada@example.com / ada-password or bob@example.com / bob-password,',
    '  then open its docs in the same browser. Ctrl-C stops everything.',
    '',
  ].join('\n');
}

/** The companies that are started only if asked for. */
function missing(): readonly string[] {
  const others = allCompanies.filter(({ name }) => !running.some((each) => each.name === name));
  return others.map(
    ({ name, id, heavyHost }) => `  ${name}, with docs on ${heavyHost}: npm start -- ${id}`,
  );
}

async function stop(): Promise<void> {
  const all = [...running, ...(bookplateConsole ? [bookplateConsole] : [])];
  await Promise.race([Promise.all(all.map((each) => each.close())), wait(3_000)]);
}

beforeSignalEnds(stop);

try {
  await main();
} catch (error) {
  if (error instanceof StepError) console.error(error.output);
  console.error(error instanceof Error ? error.message : error);
  await stop();
  process.exit(1);
}
