import { spawn } from 'node:child_process';
import { inOwnGroup, isStopping, killWithGroup } from './children.ts';
import { programOf } from './program-of.ts';
import { root } from './root.ts';

/** A command that failed, with all that it printed. */
export class StepError extends Error {
  override readonly name = 'StepError';
  readonly output: string;

  /** @param why such as `exit code 1` */
  constructor(label: string, output: string, why?: string) {
    super(`${label} failed${why === undefined ? '' : `: ${why}`}`);
    this.output = output;
  }
}

/**
 * Does something that may take a while, and says so: its name, every ten seconds how long it has taken, and the end.
 *
 * @param label what is done, such as `building`
 * @param work does it
 * @returns what the work returns
 */
export async function step<T>(label: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = (): string => `${((Date.now() - started) / 1_000).toFixed(1)} s`;
  const isTerminal = process.stdout.isTTY;
  if (isTerminal) process.stdout.write(`  … ${label}`);
  const ticking = setInterval(
    () =>
      process.stdout.write(
        isTerminal ? `\r  … ${label} ${seconds()}` : `  … ${label} ${seconds()}\n`,
      ),
    isTerminal ? 1_000 : 10_000,
  );
  const end = (mark: string): void => {
    clearInterval(ticking);
    const line = `  ${mark} ${label} ${seconds()}`;
    process.stdout.write(isTerminal ? `\r\u001b[K${line}\n` : `${line}\n`);
  };
  try {
    const result = await work();
    end('✓');
    return result;
  } catch (error) {
    clearInterval(ticking);
    // The process is about to end, and goes on with nothing.
    if (isStopping()) return new Promise(() => {});
    end('✗');
    throw error;
  }
}

/** How {@link run} runs a command. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Show the output as it comes, instead of keeping it for the case of failure. */
  readonly isLive?: boolean;
}

/**
 * Runs a command of the repository, found in `node_modules/.bin` or on PATH.
 *
 * @param label for the error
 * @param command name and arguments
 * @param options where and how
 * @returns what it printed
 * @throws {StepError} if it ends with another code than 0
 */
export function run(
  label: string,
  command: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { cwd = root, env, isLive = false } = options;
  const [file, ...argv] = programOf(command, cwd);
  return new Promise((resolve, reject) => {
    const child = spawn(file, argv, {
      ...inOwnGroup,
      cwd,
      env: { ...process.env, ...env },
      stdio: isLive ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    killWithGroup(child);
    let output = '';
    const keep = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => reject(new StepError(label, error.message)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new StepError(label, output, signal ?? `exit code ${code}`));
    });
  });
}
