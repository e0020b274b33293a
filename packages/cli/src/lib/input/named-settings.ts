import { findSettings } from '@bookplate/docs/settings-file';
import type { GivenSettings } from '@bookplate/protocol';
import { UsageError } from '../usage-error.ts';

/** Settings from the command line, in the place of those in `bookplate.json`. */
export interface NamedSettings {
  readonly api?: string;
  readonly login?: string;
  readonly docs?: string;
}

/**
 * Finds the settings of a command that works without `bookplate.json`, too.
 *
 * @param root the folder where `bookplate.json` may be
 * @param named from the command line
 * @param command how to call it without the file, up to the two URLs
 * @returns the settings
 * @throws {UsageError} if there are none
 */
export function namedSettings(
  root: string,
  { api, login, docs }: NamedSettings,
  command: string,
): GivenSettings {
  const named = {
    ...(api !== undefined && { apiUrl: api }),
    ...(login !== undefined && { loginUrl: login }),
    ...(docs !== undefined && { docsOrigin: docs }),
  };
  const { console: address, ...file } = findSettings(root) ?? {};
  // Who names a URL wants no other one of a console.
  const isNamed = api !== undefined || login !== undefined;
  const given = {
    ...file,
    ...(!isNamed && address !== undefined && { console: address }),
    ...named,
  };
  if (Object.keys(given).length > 0) return given;
  throw new UsageError(
    `Found no bookplate.json in ${root}. Expected one there, or the two URLs:\n\n  npx bookplate ${command} --api https://dash.foo.com/api/docs/user-info --login 'https://dash.foo.com/login?next={returnTo}'`,
  );
}
