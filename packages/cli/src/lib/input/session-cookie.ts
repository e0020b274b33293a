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
 * @param apiUrl of the Info API: from a cookie jar of curl, the cookies of its host are taken
 * @returns the `Cookie` header's value, or undefined if none was given
 * @throws {UsageError} if the file cannot be read or nothing is in it
 */
export async function readSessionCookie(
  { cookieFile, cookieStdin }: CookieOptions,
  terminal: Terminal,
  apiUrl: string,
): Promise<string | undefined> {
  if (cookieStdin) {
    const what =
      'the session cookie (the Cookie header of a request to the dashboard, such as "sid=…")';
    return clean(await terminal.readInput(what), 'standard input');
  }
  if (cookieFile !== undefined) {
    const text = await read(resolve(terminal.folder, cookieFile), cookieFile);
    // Another URL is refused with its own words.
    return isCookieJar(text) && URL.canParse(apiUrl)
      ? fromCookieJar(text, new URL(apiUrl).hostname, cookieFile)
      : clean(text, cookieFile);
  }
  const fromEnvironment = terminal.environment['BOOKPLATE_COOKIE'];
  return fromEnvironment === undefined ? undefined : clean(fromEnvironment, 'BOOKPLATE_COOKIE');
}

/** As it is copied from a browser's developer tools, with or without the header's name. */
function clean(text: string, where: string): string {
  const value = text.trim().replace(/^cookie:\s*/i, '');
  if (/^[^\s=;]+=\S/.test(value)) return value;
  throw new UsageError(
    `${where}: expected a session cookie such as "sid=…" on one line, found ${value === '' ? 'nothing' : 'something else'}.`,
  );
}

function isCookieJar(text: string): boolean {
  return /^# (Netscape )?HTTP Cookie File/i.test(text);
}

/** As `curl -c` writes it, one cookie a line: domain, whether subdomains have it, path, Secure, expiry, name, value. */
function fromCookieJar(text: string, host: string, where: string): string {
  const pairs = text.split(/\r?\n/).flatMap((line) => {
    const [domain = '', hasSubdomains, , , expiry, name, value] = line
      .replace(/^#HttpOnly_/, '')
      .split('\t');
    if (value === undefined) return [];
    const own = domain.replace(/^\./, '');
    const isSent = host === own || (hasSubdomains === 'TRUE' && host.endsWith(`.${own}`));
    const isCurrent = Number(expiry) === 0 || Number(expiry) * 1_000 > Date.now();
    return isSent && isCurrent ? [`${name}=${value}`] : [];
  });
  if (pairs.length > 0) return pairs.join('; ');
  throw new UsageError(
    `${where}: found a cookie jar of curl without a current cookie for ${host}. Sign in again, on this host.`,
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
