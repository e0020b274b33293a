import type { Company, CompanyOptions } from '@bookplate-examples/company/company';
import { serveDocs } from '@bookplate-examples/company/docs-server';
import { PortTakenError } from '@bookplate-examples/company/listen';
import { writePlainDocs } from '@bookplate-examples/company/plain-docs';
import { join } from 'node:path';
import { createGlobexDashboard } from './dashboard.ts';

/**
 * Starts Globex: the dashboard on a subdomain, the docs at the root of the domain.
 *
 * @param options where
 * @returns the running company
 */
export async function startGlobex(options: CompanyOptions): Promise<Company> {
  const { dataFolder, dashboardPort = 4320, docsPort = 4321 } = options;
  const dashboardUrl = `http://dash.globex.localhost:${dashboardPort}`;
  const docsUrl = `http://globex.localhost:${docsPort}/docs/`;

  const { app, close } = await createGlobexDashboard({ dataFolder, url: dashboardUrl, docsUrl });
  await app.listen({ port: dashboardPort, host: '127.0.0.1' }).catch((error: unknown) => {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw isTaken ? new PortTakenError(dashboardPort, "Globex's dashboard") : error;
  });
  const folder = options.docsFolder ?? join(dataFolder, 'docs');
  if (options.docsFolder === undefined)
    writePlainDocs(folder, {
      company: 'Globex',
      hue: 155,
      base: '/docs',
      apiUrl: `${dashboardUrl}/api/docs/user-info`,
      loginUrl: `${dashboardUrl}/login?next={returnTo}`,
    });
  const docs = await serveDocs({ folder, base: '/docs', port: docsPort, label: "Globex's docs" });
  return {
    name: 'Globex',
    dashboardUrl,
    docsUrl,
    close: async () => {
      await docs.close();
      await close();
    },
  };
}
