import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** Where the dashboard's answers to a sign-in and a sign-out may come from. */
export interface HeaderFileOptions {
  readonly signInHeaders?: string;
  readonly signOutHeaders?: string;
}

/** The `Set-Cookie` lines in them. */
export interface SignInCookies {
  readonly signInCookies?: readonly string[];
  readonly signOutCookies?: readonly string[];
}

/**
 * Reads what the dashboard's sign-in and sign-out set: files with the headers of their answers, as `curl -D` writes them
 * and developer tools copy them. Of redirects, all answers may be in one file.
 *
 * @param options of the command line
 * @param terminal whose folder the files are in
 * @returns the lines of the files that were given
 * @throws {UsageError} if a file cannot be read, or has no headers
 */
export async function readHeaderFiles(
  { signInHeaders, signOutHeaders }: HeaderFileOptions,
  { folder }: Terminal,
): Promise<SignInCookies> {
  return {
    ...(signInHeaders !== undefined && {
      signInCookies: await read(resolve(folder, signInHeaders), '--sign-in-headers'),
    }),
    ...(signOutHeaders !== undefined && {
      signOutCookies: await read(resolve(folder, signOutHeaders), '--sign-out-headers'),
    }),
  };
}

async function read(path: string, option: string): Promise<readonly string[]> {
  const expected =
    'expected a file with the headers of an answer, each on a line, as curl -D writes them';
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`${option}: cannot read ${path}; ${expected}.`);
  }
  if (!/^[\w-]+: ?\S/m.test(text)) throw new UsageError(`${option}: ${expected}, found none.`);
  return Array.from(text.matchAll(/^set-cookie:[ \t]*(.*?)[ \t]*\r?$/gim), ([, line = '']) => line);
}
