import type { Company, CompanyOptions } from '@bookplate-examples/company/company';
import type { SessionCookie } from '@bookplate-examples/company/dashboard-options';
import { serveDocs } from '@bookplate-examples/company/docs-server';
import { listen, type Tls } from '@bookplate-examples/company/listen';
import { writePlainDocs } from '@bookplate-examples/company/plain-docs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createAcmeDashboard } from './dashboard.ts';

/** More than one way to run Acme, for tests of how its session cookie may be set. */
export interface AcmeOptions extends CompanyOptions {
  readonly cookie?: SessionCookie;
  readonly tls?: Tls;
  readonly moreDocsOrigins?: readonly string[];
}

/**
 * Starts Acme: the dashboard and the docs on two subdomains.
 *
 * @param options where
 * @returns the running company
 */
export async function startAcme(options: AcmeOptions): Promise<Company> {
  const { dataFolder, dashboardPort = 4310, docsPort = 4311, tls } = options;
  const scheme = tls ? 'https' : 'http';
  const dashboardUrl = `${scheme}://dash.acme.localhost:${dashboardPort}`;
  const docsUrl = `${scheme}://docs.acme.localhost:${docsPort}`;

  const { app, close } = await createAcmeDashboard({ ...options, url: dashboardUrl, docsUrl });
  const dashboard = await listen(createServer(app), {
    port: dashboardPort,
    label: "Acme's dashboard",
    tls,
  });
  const folder = options.docsFolder ?? join(dataFolder, 'docs');
  if (options.docsFolder === undefined)
    writePlainDocs(folder, {
      company: 'Acme',
      hue: 265,
      base: '',
      apiUrl: `${dashboardUrl}/api/docs/user-info`,
      loginUrl: `${dashboardUrl}/login?next={returnTo}`,
      hint: 'acme.localhost',
      warmFrame: dashboardUrl,
    });
  const docs = await serveDocs({ folder, base: '/', port: docsPort, label: "Acme's docs", tls });
  return {
    name: 'Acme',
    dashboardUrl,
    docsUrl,
    close: async () => {
      await Promise.all([dashboard.close(), docs.close()]);
      await close();
    },
  };
}
