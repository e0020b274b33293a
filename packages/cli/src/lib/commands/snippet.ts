import { findSettings, settingsOf } from '@bookplate/docs/settings-file';
import { htmlSnippet } from '@bookplate/docs/snippet';
import { resolve } from 'node:path';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** From the command line. */
export interface SnippetOptions {
  readonly api?: string;
  readonly login?: string;
}

/**
 * `bookplate snippet`: prints the head of a page that no supported docs host builds. The HTML alone goes to standard
 * output, for a file or a template; what else there is to know, to standard error.
 *
 * @param folder with `bookplate.json`, if one was named
 * @param options the two URLs, in the place of the file
 * @param terminal where to print
 * @returns the exit code
 * @throws {ConfigurationError} if the settings cannot be used
 * @throws {UsageError} if there are none
 */
export async function snippet(
  folder: string | undefined,
  { api, login }: SnippetOptions,
  terminal: Terminal,
): Promise<0> {
  const root = resolve(terminal.folder, folder ?? '');
  const options = {
    ...(api !== undefined && { apiUrl: api }),
    ...(login !== undefined && { loginUrl: login }),
  };
  const isGiven = Object.keys(options).length > 0;
  const { console: address, ...file } = findSettings(root) ?? {};
  // Who names a URL wants no other one of a console.
  const given = {
    ...file,
    ...(!isGiven && address !== undefined && { console: address }),
    ...options,
  };
  if (Object.keys(given).length === 0)
    throw new UsageError(
      `Found no bookplate.json in ${root}. Give the two URLs:\n\n  npx bookplate snippet --api https://dash.foo.com/api/docs/user-info --login 'https://dash.foo.com/login?next={returnTo}'`,
    );
  const settings = await settingsOf(root, given, (message) => terminal.writeError(`${message}\n`));
  const { html, policy } = htmlSnippet(settings);
  terminal.write(`${html}\n`);
  terminal.writeError(
    `\nPut this first in the <head> of every page, instead of its <meta charset>.\n${policy}\n`,
  );
  return 0;
}
