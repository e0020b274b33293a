import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A console in its own process, as it is run for real. */
export interface ConsoleProcess {
  readonly child: ChildProcess;
  /** All that it printed, so far. */
  readonly output: () => string;
  /** Waits for words in what it prints. */
  readonly prints: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly ended: Promise<number | null>;
  readonly kill: (signal: NodeJS.Signals) => Promise<number | null>;
}

// As published, where that is tested: it starts sooner, too.
const file = process.env['BOOKPLATE_DIST']
  ? 'dist/bookplate-console.js'
  : 'src/bookplate-console.ts';
const command = fileURLToPath(new URL(`../${file}`, import.meta.url));
// The one that runs TypeScript, whichever Node runs the tests.
const node = createRequire(import.meta.url).resolve('node/bin/node');

/**
 * Runs the command.
 *
 * @param argv its arguments
 * @param env beside what the process needs; nothing else of this environment reaches it
 * @param stdout a file descriptor for the log, instead of keeping it
 * @returns the process
 */
export function runConsole(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  stdout: 'pipe' | number = 'pipe',
): ConsoleProcess {
  const conditions = process.env['BOOKPLATE_DIST'] ? [] : ['--conditions=@bookplate/source'];
  const child = spawn(node, [...conditions, command, ...argv], {
    env: {
      NODE_ENV: 'production',
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      // TypeScript is stripped and compiled once, not at each start.
      NODE_COMPILE_CACHE: join(tmpdir(), 'bookplate-compile-cache'),
      ...env,
    },
    stdio: ['ignore', stdout, 'pipe'],
  });
  let text = '';
  const keep = (chunk: Buffer): void => void (text += chunk.toString());
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    child,
    output: () => text,
    ended,
    prints: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(text);
          if (found) resolve(found);
        };
        child.stdout?.on('data', look);
        child.stderr?.on('data', look);
        child.on('close', () => reject(new Error(`It ended without ${pattern}:\n${text}`)));
        look();
      }),
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}
