import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../usage-error.ts';

/** What the doctor takes from `bookplate.json` when an option is not given. Whether the file is right, the docs build says. */
export interface SettingsFile {
  readonly apiUrl?: string;
  readonly loginUrl?: string;
  readonly docsOrigin?: string;
}

/**
 * Reads `bookplate.json`.
 *
 * @param folder where the command was called
 * @returns the three settings that are there; none if there is no such file
 * @throws {UsageError} if the file is no JSON object
 */
export async function readSettingsFile(folder: string): Promise<SettingsFile> {
  let text: string;
  try {
    text = await readFile(join(folder, 'bookplate.json'), 'utf8');
  } catch {
    return {};
  }
  const value = parse(text);
  const settings: Record<string, string> = {};
  for (const name of ['apiUrl', 'loginUrl', 'docsOrigin']) {
    const setting = value[name];
    if (typeof setting === 'string') settings[name] = setting;
  }
  return settings;
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // Said below, with what to do.
  }
  throw new UsageError(
    'bookplate.json: expected a JSON object with apiUrl, loginUrl and docsOrigin, found something else.',
  );
}
