import { settingsOf } from '@bookplate/docs/settings-file';
import { htmlSnippet } from '@bookplate/docs/snippet';
import { resolve } from 'node:path';
import { type NamedSettings, namedSettings } from '../input/named-settings.ts';
import type { Terminal } from '../terminal.ts';

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
  options: NamedSettings,
  terminal: Terminal,
): Promise<0> {
  const root = resolve(terminal.folder, folder ?? '');
  const given = namedSettings(root, options, 'snippet');
  const settings = await settingsOf(root, given, (message) => terminal.writeError(`${message}\n`));
  const { html, policy } = htmlSnippet(settings);
  terminal.write(`${html}\n`);
  terminal.writeError(
    `\nPut this first in the <head> of every page, instead of its <meta charset>.\n${policy}\n`,
  );
  return 0;
}
