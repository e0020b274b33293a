import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { sharedSite } from '../lib/built-site.ts';
import { isMatrix } from '../lib/matrix.ts';
import { docusaurus } from './contract/hosts/docusaurus.ts';
import { fumadocs } from './contract/hosts/fumadocs.ts';
import { nextra } from './contract/hosts/nextra.ts';
import { starlight } from './contract/hosts/starlight.ts';
import { vite } from './contract/hosts/vite.ts';
import { vitepress } from './contract/hosts/vitepress.ts';
import type { PromiseName } from './contract/contract-host.ts';
import { hostsTableFile, writeHostsTable } from './contract/hosts-table.ts';
import { holds, promises } from './contract/promises.ts';
import { useContractSite } from './contract/use-site.ts';

/*
 * What Bookplate promises on every docs host, on the same site. A host joins by a file in `contract/hosts` and its name
 * here. Those with an installation of their own run in the matrix.
 */
const hosts = [starlight, vite, docusaurus, vitepress, fumadocs, nextra].filter(
  ({ isHeavy }) => isHeavy === isMatrix,
);

const seen = new Map(hosts.map(({ name }) => [name, new Map<PromiseName, string>()]));

describe.each(hosts)('$name', (host) => {
  const site = useContractSite(host);
  for (const name of Object.keys(promises) as PromiseName[]) {
    const [title, , compared] = promises[name];
    const reason = host.missing[name];
    if (reason === undefined)
      describe(name, () => {
        // A test and a hook have a build each: together they may take longer than one may on a busy machine.
        if (compared)
          beforeAll(async () => {
            await sharedSite(compared(host));
          });
        // Some of them build the site again, or start a development server.
        test(
          title,
          async ({ task }) => {
            onTestFinished(() => {
              seen.get(host.name)?.set(name, task.result?.state === 'fail' ? 'no' : 'yes');
            });
            await holds(name, site());
          },
          120_000,
        );
      });
    else {
      seen.get(host.name)?.set(name, reason);
      test(`${title}. Not on ${host.name}: ${reason}`, ({ skip }) => skip(reason));
    }
  }
});

test('the table of the documentation says what was seen of each host', async () => {
  await expect(writeHostsTable(seen)).toMatchFileSnapshot(hostsTableFile);
});
