import { describe, test } from 'vitest';
import type { ContractHost, PromiseName } from '../../hosts/contract/contract-host.ts';
import { fumadocs } from '../../hosts/contract/hosts/fumadocs.ts';
import { nextra } from '../../hosts/contract/hosts/nextra.ts';
import { holds, promises } from '../../hosts/contract/promises.ts';
import { useContractSite } from '../../hosts/contract/use-site.ts';

/* The contract once more, with the other bundler of Next.js. */

const config = 'next.config.mjs';

function withWebpack(host: ContractHost): ContractHost {
  const site: ContractHost['site'] = (publicFiles) => {
    const { commands, files, ...others } = host.site(publicFiles);
    const [build, ...after] = commands;
    return {
      ...others,
      commands: [[...build!, '--webpack'], ...after],
      files: {
        ...files,
        // Without minifying, which takes half of the time.
        [config]: files[config]!.replace(
          "output: 'export',",
          '$& webpack: (own) => Object.assign(own, { optimization: { ...own.optimization, minimize: false } }),',
        ),
      },
    };
  };
  const develop: ContractHost['develop'] = (port) => [...host.develop(port), '--webpack'];
  return { ...host, site, develop };
}

/** They build again. */
const others = new Set<PromiseName>(['leak check', 'other pages']);

describe.each([fumadocs, nextra])('$name with webpack', (host) => {
  const site = useContractSite(withWebpack(host));
  for (const name of Object.keys(promises) as PromiseName[])
    if (host.missing[name] === undefined && !others.has(name))
      // One of them starts a development server.
      test(promises[name][0], () => holds(name, site()), 120_000);
});
