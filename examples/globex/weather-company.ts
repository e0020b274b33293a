import type { Company, CompanyOptions } from '@bookplate-examples/company/company';
import { serveDocs } from '@bookplate-examples/company/docs-server';
import { PortTakenError } from '@bookplate-examples/company/listen';
import { writePlainDocs } from '@bookplate-examples/company/plain-docs';
import { join } from 'node:path';
import type { WeatherCompany } from './company.ts';
import { createWeatherDashboard } from './dashboard.ts';

export type { WeatherCompany } from './company.ts';

/**
 * Starts a company: the dashboard on a subdomain, the docs at the root of the domain.
 *
 * @param company which one
 * @param options where
 * @returns the running company
 */
export async function startWeatherCompany(
  company: WeatherCompany,
  options: CompanyOptions,
): Promise<Company> {
  const { name, id, hue, ports } = company;
  const { dataFolder, dashboardPort = ports.dashboard, docsPort = ports.docs } = options;
  const dashboardUrl = `http://dash.${id}.localhost:${dashboardPort}`;
  const docsUrl = `http://${id}.localhost:${docsPort}/docs/`;

  const dashboard = { dataFolder, url: dashboardUrl, docsUrl };
  const { app, close } = await createWeatherDashboard(company, dashboard);
  await app.listen({ port: dashboardPort, host: '127.0.0.1' }).catch((error: unknown) => {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw isTaken ? new PortTakenError(dashboardPort, `${name}'s dashboard`) : error;
  });
  const folder = options.docsFolder ?? join(dataFolder, 'docs');
  if (options.docsFolder === undefined)
    writePlainDocs(folder, {
      company: name,
      hue,
      base: '/docs',
      apiUrl: `${dashboardUrl}/api/docs/user-info`,
      loginUrl: `${dashboardUrl}/login?next={returnTo}`,
      hint: `${id}.localhost`,
      warmFrame: dashboardUrl,
    });
  const docs = await serveDocs({ folder, base: '/docs', port: docsPort, label: `${name}'s docs` });
  return {
    name,
    dashboardUrl,
    docsUrl,
    close: async () => {
      await docs.close();
      await close();
    },
  };
}
