import { generators } from '@bookplate/lint/generators';
import { UsageError } from '../usage-error.ts';
import { hosts } from './find-host.ts';

const urls =
  "--api https://dash.foo.com/api/docs/user-info --login 'https://dash.foo.com/login?next={returnTo}'";

/**
 * @param folder in which neither a docs framework nor a generator was found
 * @returns what was expected there
 */
export function noDocs(folder: string): UsageError {
  const known = new Set(generators.map(({ name }) => name));
  return new UsageError(
    `Found no docs in ${folder} that Bookplate knows. Expected a package.json with ${hosts
      .map(({ dependency }) => dependency)
      .join(', ')} and the configuration beside it, or the configuration of ${[...known].join(
      ', ',
    )}.\n\nFor HTML that another program writes to a folder, run this after it:\n\n  npx bookplate apply FOLDER ${urls}\n\nFor HTML that you write by hand, put into the head of each page what this prints:\n\n  npx bookplate snippet ${urls}`,
  );
}
