import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Visitor } from './browser.ts';

type Environment = Readonly<Record<string, string>>;

const hooli = join(import.meta.dirname, '../../examples/hooli');

/** Where sites find Docusaurus: below the company whose installation has it. */
export const sitesFolder: string = join(hooli, '.sites');

/**
 * @returns PATH with the commands of Docusaurus
 */
export function docusaurusPath(): string {
  return [join(hooli, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
}

/**
 * Copies a site to where it finds Docusaurus.
 *
 * @param source its folder
 * @returns the copy
 */
export function copySite(source: string): string {
  mkdirSync(sitesFolder, { recursive: true });
  const folder = mkdtempSync(join(sitesFolder, 'site-'));
  cpSync(source, folder, { recursive: true });
  return folder;
}

/**
 * Builds a site, to the end.
 *
 * @param folder of the site
 * @param argv arguments of `docusaurus build`
 * @param env more environment, for its configuration
 */
export async function buildSite(
  folder: string,
  argv: readonly string[],
  env: Environment = {},
): Promise<void> {
  const child = start(folder, ['build', ...argv], env);
  const output = collect(child);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`docusaurus build failed:\n${output()}`);
}

/**
 * Starts the development server of a site, on its own port.
 *
 * @param folder of the site
 * @param env more environment, for its configuration
 * @returns its port, and what ends it
 */
export async function serveSite(
  folder: string,
  env: Environment = {},
): Promise<{ port: number; stop: () => Promise<void> }> {
  const port = await freePort();
  const argv = ['start', '--no-open', '--host', '127.0.0.1', '--port', String(port)];
  const child = start(folder, argv, env);
  const output = collect(child);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (/client.*compiled successfully/i.test(output())) resolve();
    });
    child.once('close', () => reject(new Error(`docusaurus start ended:\n${output()}`)));
  });
  return {
    port,
    stop: async () => {
      child.kill();
      await closed;
    },
  };
}

function start(folder: string, argv: readonly string[], env: Environment): ChildProcess {
  return spawn('docusaurus', argv, {
    cwd: folder,
    env: { ...process.env, PATH: docusaurusPath(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function collect({ stdout, stderr }: ChildProcess): () => string {
  let output = '';
  for (const stream of [stdout, stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return () => output;
}

/** @returns a port that nothing uses */
export function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/**
 * Opens a tab of which the console counts too: that is where React says what it had to mend.
 *
 * @param visitor whose `errors` get what the pages write as errors or warnings
 * @returns the tab
 */
export async function openTab({ openTab: open, errors }: Visitor): Promise<Page> {
  const page = await open();
  page.on('console', (message) => {
    // The browser itself reports each answer that nobody is signed in.
    const isAnswer = message.text().includes('the server responded with a status of 401');
    if (['error', 'warn'].includes(message.type()) && !isAnswer) errors.push(message.text());
  });
  return page;
}

/**
 * Waits until Docusaurus says that React has taken over the page.
 *
 * @param page the tab
 */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForSelector('html[data-has-hydrated=true]');
}
