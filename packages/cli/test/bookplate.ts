import { run } from '../src/lib/run.ts';
import type { Terminal } from '../src/lib/terminal.ts';

/** What became of a command. */
export interface Ran {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/**
 * Runs a command as the shell would.
 *
 * @param argv its arguments
 * @param folder where
 * @param terminal what differs from a terminal that nobody looks at
 * @returns what it printed, and its exit code
 */
export async function bookplateIn(
  folder: string,
  argv: readonly string[],
  terminal: Partial<Terminal> = {},
): Promise<Ran> {
  let output = '';
  let errors = '';
  const code = await run(argv, {
    write: (text) => void (output += text),
    writeError: (text) => void (errors += text),
    readInput: async () => '',
    environment: {},
    folder,
    isColored: false,
    isInteractive: false,
    columns: 80,
    ask: async () => '',
    stop: AbortSignal.abort(),
    ...terminal,
  });
  return { code, output, errors };
}
