import { describe, expect, test } from 'vitest';
import type { ContractHost, PromiseName } from '../../hosts/contract/contract-host.ts';
import { fumadocs } from '../../hosts/contract/hosts/fumadocs.ts';
import { nextra } from '../../hosts/contract/hosts/nextra.ts';
import { promises } from '../../hosts/contract/promises.ts';
import { useContractSite } from '../../hosts/contract/use-site.ts';

/* The contract once more, with the other bundler of Next.js. */

const config = 'next.config.mjs';

function withWebpack(host: ContractHost): ContractHost {
  const site: ContractHost['site'] = (publicFiles) => {
    const { commands, files, ...others } = host.site(publicFiles);
    return {
      ...others,
      commands: commands.map((command) =>
        command.includes('build') ? [...command, '--webpack'] : command,
      ),
      files: {
        ...files,
        // It takes half of the time, and is the same for every site.
        [config]: files[config]!.replace(
          "output: 'export',",
          '$& webpack: (own) => Object.assign(own, { optimization: { ...own.optimization, minimize: false } }),',
        ),
      },
    };
  };
  return { ...host, site };
}

/** Another build or a development server is what these look at. */
const others: readonly PromiseName[] = ['leak check', 'other pages', 'persona bar'];

describe.each([fumadocs, nextra])('$name with webpack', (host) => {
  const site = useContractSite(withWebpack(host));
  for (const name of Object.keys(promises) as PromiseName[]) {
    const [title, check] = promises[name];
    if (host.missing[name] === undefined && !others.includes(name))
      test(title, async () => {
        await check(site());
        expect(site().complaints).toEqual([]);
      });
  }
});
