import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Company, CompanyOptions } from '@bookplate-examples/company/company';
import { listen, PortTakenError } from '@bookplate-examples/company/listen';
import { copyBuiltDocs } from './built-docs.ts';

type OwnOptions = 'dataFolder' | 'dashboardPort' | 'docsPort' | 'docsFolder';

/** How a test runs a company, with what that company may be told besides. */
export type TestCompanyOptions<Options> = Omit<Options, OwnOptions> & {
  /** Where a company keeps its readers that is started again. Without, in a folder that goes with it. */
  readonly dataFolder?: string;
  /** Docs of the test's own. */
  readonly docsFolder?: string;
  /** Whose built docs it has, moved to its addresses. Without either, it has plain ones. */
  readonly builtDocs?: 'acme' | 'initech';
};

/**
 * Starts a company on ports that the system chooses. Each side of it is told the other's address before it listens, so a
 * port that was free a moment ago may be taken by then: it starts on others.
 *
 * @param start of the company
 * @param options what is not as the company comes
 * @returns the running company; closing it removes its data
 */
export async function startCompany<Options extends CompanyOptions>(
  start: (options: Options) => Promise<Company>,
  options?: TestCompanyOptions<Options>,
): Promise<Company> {
  const { builtDocs, dataFolder, docsFolder, ...more } = options ?? {};
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-company-'));
  const docs = docsFolder ?? (builtDocs && join(folder, 'built-docs'));
  const run = async (): Promise<Company> => {
    const [dashboardPort = 0, docsPort = 0] = await freePorts(2);
    const company = await start({
      ...more,
      dataFolder: dataFolder ?? folder,
      dashboardPort,
      docsPort,
      ...(docs !== undefined && { docsFolder: docs }),
    } as unknown as Options);
    if (builtDocs)
      copyBuiltDocs(builtDocs, docs!, ({ apiUrl, docsOrigin }) => [
        [new URL(apiUrl).origin, new URL(company.dashboardUrl).origin],
        [docsOrigin, new URL(company.docsUrl).origin],
      ]);
    return company;
  };
  for (;;)
    try {
      const company = await run();
      return {
        ...company,
        async close() {
          await company.close();
          rmSync(folder, { recursive: true, maxRetries: 5 });
        },
      };
    } catch (error) {
      if (!(error instanceof PortTakenError)) throw error;
    }
}

/** Ports of loopback that are free, each another. */
async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => listen(createServer(), { port: 0, label: 'nobody' })),
  );
  await Promise.all(servers.map(({ close }) => close()));
  return servers.map(({ port }) => port);
}
