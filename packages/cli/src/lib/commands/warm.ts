import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { settingsOf } from '@bookplate/docs/settings-file';
import { warmFiles } from '@bookplate/docs/snippet';
import { type NamedSettings, namedSettings } from '../input/named-settings.ts';
import type { Terminal } from '../terminal.ts';

/** From the command line. */
export interface WarmOptions extends NamedSettings {
  readonly settings?: string;
  readonly dashboard?: string;
  readonly base?: string;
}

/**
 * `bookplate warm`: writes the warm frame into the folder that is published as the docs, and prints the tag for the
 * dashboard. For docs without a host of ours, and for those whose settings do not have it.
 *
 * @param folder that is published
 * @param options of the command line
 * @param terminal where to print
 * @returns the exit code
 * @throws {ConfigurationError} if the settings cannot be used
 * @throws {UsageError} if there are none
 */
export async function warm(folder: string, options: WarmOptions, terminal: Terminal): Promise<0> {
  const root = resolve(terminal.folder, options.settings ?? '');
  const given = namedSettings(root, options, 'warm ./public');
  const { dashboard } = options;
  const known = await settingsOf(
    root,
    { ...given, ...(dashboard !== undefined && { warmFrame: dashboard }) },
    (message) => terminal.writeError(`${message}\n`),
  );
  const settings = { ...known, warmFrame: known.warmFrame ?? new URL(known.apiUrl).origin };
  const base = `/${options.base ?? ''}/`.replaceAll(/\/{2,}/g, '/');
  const site = resolve(terminal.folder, folder);
  mkdirSync(site, { recursive: true });
  const files = warmFiles(settings, base);
  for (const { name, text } of files) writeFileSync(join(site, name), text);
  const docs = `${settings.docsOrigin ?? 'https://docs.foo.com'}${base}`;
  terminal.writeError(
    `Wrote ${files.map(({ name }) => join(folder, name)).join(' and ')}, for pages of ${settings.warmFrame}.\nPut this into the page after sign-in and the page after sign-out:\n\n`,
  );
  terminal.write(
    `<iframe src="${docs}bookplate-warm.html" referrerpolicy="origin" hidden></iframe>\n`,
  );
  return 0;
}
