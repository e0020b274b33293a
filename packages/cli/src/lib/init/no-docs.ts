import { generators } from '@bookplate/lint/generators';
import { UsageError } from '../usage-error.ts';
import { hosts } from './find-host.ts';

const urls =
  "--api https://dash.foo.com/api/docs/user-info --login 'https://dash.foo.com/login?next={returnTo}'";

/**
 * @param folder in which neither a docs framework nor a generator was found
 * @param isSetUp whether docs are to be set up: then other ways to do so are named
 * @returns what was expected there
 */
export function noDocs(folder: string, isSetUp: boolean): UsageError {
  const names = new Set(generators.map(({ name }) => name));
  const packages = hosts.map(({ dependency }) => dependency);
  const expected = `Found no docs in ${folder} that Bookplate knows. Expected the configuration of a docs framework, beside a package.json with ${packages.join(', ')}; or that of a generator: ${[...names].join(', ')}.`;
  return new UsageError(isSetUp ? `${expected}\n\n${otherWays}` : expected);
}

const otherWays = `For HTML that another program writes to a folder, run this after it:

  npx bookplate apply FOLDER ${urls}

For HTML that you write by hand, put into the head of each page what this prints:

  npx bookplate snippet ${urls}`;
