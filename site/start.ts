import type { Company, CompanyOptions } from '@bookplate-examples/company/company';
import { serveDocs } from '@bookplate-examples/company/docs-server';
import { listen } from '@bookplate-examples/company/listen';
import { getRequestListener } from '@hono/node-server';
import { createServer } from 'node:http';
import { createDemoDashboard } from './demo/dashboard.ts';

/**
 * Starts the documentation and its demo dashboard.
 *
 * @param options where; the docs have to be built
 * @returns both, running
 */
export async function startSite(options: CompanyOptions): Promise<Company> {
  const { dataFolder, docsFolder, dashboardPort = 4341, docsPort = 4340 } = options;
  if (docsFolder === undefined)
    throw new Error('Found no folder of built docs. Expected site/dist: build it first.');
  const dashboardUrl = `http://demo.bookplate.localhost:${dashboardPort}`;
  const docsUrl = `http://docs.bookplate.localhost:${docsPort}`;
  const app = createDemoDashboard({ dataFolder, docsUrl });
  const dashboard = await listen(createServer(getRequestListener(app.fetch)), {
    port: dashboardPort,
    label: 'the demo dashboard',
  });
  const docs = await serveDocs({
    folder: docsFolder,
    base: '/',
    port: docsPort,
    label: 'the documentation',
  });
  return {
    name: 'Bookplate',
    dashboardUrl,
    docsUrl,
    close: async () => {
      await Promise.all([dashboard.close(), docs.close()]);
    },
  };
}
