import type { Company, CompanyOptions } from '@bookplate-examples/company/company';
import { listen } from '@bookplate-examples/company/listen';
import { notFoundPage } from '@bookplate-examples/company/not-found-page';
import { writePlainDocs } from '@bookplate-examples/company/plain-docs';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInitechDashboard } from './dashboard.ts';

/**
 * Starts Initech: the dashboard, its API and the docs on one domain.
 *
 * @param options where; the docs have no port of their own
 * @returns the running company
 */
export async function startInitech(options: CompanyOptions): Promise<Company> {
  const { dataFolder, dashboardPort = 4330 } = options;
  const url = `http://initech.localhost:${dashboardPort}`;
  const docsUrl = `${url}/docs/`;

  const { app, close } = await createInitechDashboard({ dataFolder, url, docsUrl });
  const folder = options.docsFolder ?? join(dataFolder, 'docs');
  if (options.docsFolder === undefined)
    writePlainDocs(folder, {
      company: 'Initech',
      hue: 45,
      base: '/docs',
      apiUrl: `${url}/api/docs/user-info`,
      loginUrl: `${url}/login?next={returnTo}`,
      hint: 'initech.localhost',
      warmFrame: url,
    });
  app.use(
    '/docs/*',
    serveStatic({ root: folder, rewriteRequestPath: (path) => path.slice('/docs'.length) }),
  );
  app.get('/docs/*', (c) => {
    const page = notFoundPage(folder);
    return page === undefined ? c.text('There is no such page.', 404) : c.html(page, 404);
  });
  const server = await listen(createServer(getRequestListener(app.fetch)), {
    port: dashboardPort,
    label: 'Initech',
  });
  return {
    name: 'Initech',
    dashboardUrl: `${url}/dashboard`,
    docsUrl,
    close: async () => {
      await server.close();
      close();
    },
  };
}
