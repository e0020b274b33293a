import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WhenFinished } from './browser.ts';
import { type Command, hostEnvironment } from './run-build.ts';

const address = /http:\/\/(?:127\.0\.0\.1|localhost):(\d+)/;

/**
 * Starts the development server of a host, in a copy of a site.
 *
 * @param source the folder of the site; the copy is beside it
 * @param command of the host, which prints the address
 * @param whenFinished of the tests that use it
 * @param ready what it prints when it answers, for hosts that print the address before
 * @returns the port
 */
export async function startDevServer(
  source: string,
  command: Command,
  whenFinished: WhenFinished,
  ready: RegExp = address,
): Promise<number> {
  const folder = mkdtempSync(join(dirname(source), 'dev-'));
  cpSync(source, folder, { recursive: true });
  // Hosts keep what they prepare beside the nearest one: for each site its own.
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "type": "module", "private": true }');
  const [program, ...argv] = command;
  const server = spawn(program, argv, {
    cwd: folder,
    env: hostEnvironment('development'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<void>((resolve) => server.once('close', () => resolve()));
  whenFinished(async () => {
    server.kill();
    await closed;
    rmSync(folder, { recursive: true, maxRetries: 5 });
  });
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const [, port] = address.exec(output) ?? [];
      if (port !== undefined && ready.test(output)) resolve(Number(port));
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('close', () => reject(new Error(`The development server ended.\n${output}`)));
  });
}
