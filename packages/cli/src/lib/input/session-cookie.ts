import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** Where the session may come from. Never an argument: those stand in the shell's history and in the list of processes. */
export interface CookieOptions {
  readonly cookieFile?: string;
  readonly cookieStdin?: boolean;
}

/**
 * Reads the session cookie.
 *
 * @param options of the command line
 * @param terminal for standard input and `BOOKPLATE_COOKIE`
 * @returns the `Cookie` header's value, or undefined if none was given
 * @throws {UsageError} if the file cannot be read or nothing is in it
 */
export async function readSessionCookie(
  { cookieFile, cookieStdin }: CookieOptions,
  terminal: Terminal,
): Promise<string | undefined> {
  if (cookieStdin) return clean(await terminal.readInput(), 'standard input');
  if (cookieFile !== undefined)
    return clean(await read(resolve(terminal.folder, cookieFile), cookieFile), cookieFile);
  const fromEnvironment = terminal.environment['BOOKPLATE_COOKIE'];
  return fromEnvironment === undefined ? undefined : clean(fromEnvironment, 'BOOKPLATE_COOKIE');
}

/** As it is copied from a browser's developer tools, with or without the header's name. */
function clean(text: string, where: string): string {
  const value = text.trim().replace(/^cookie:\s*/i, '');
  if (/^[^\s=;]+=\S/.test(value)) return value;
  throw new UsageError(
    `${where}: expected a session cookie such as "sid=…" on one line, found something else.`,
  );
}

async function read(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new UsageError(
      `--cookie-file: cannot read ${name}; expected a file with a line such as "sid=…".`,
    );
  }
}
