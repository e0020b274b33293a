import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { ada, docsPage, scriptTag, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

/** Opens the docs with the development script and collects what Bookplate says in the console. */
async function spoken(site: Site, url = site.docsUrl, policy?: string): Promise<string> {
  site.docs = (_, response) => {
    if (policy) response.setHeader('content-security-policy', policy);
    const html = docsPage(site, scriptTag(site, 'bookplate.dev'));
    response.setHeader('content-type', 'text/html').end(html);
  };
  const page = await (await visitor()).openTab();
  const said = new Promise<string>((resolve) => {
    page.on('console', (message) => {
      if (message.text().startsWith('[bookplate]')) resolve(message.text());
    });
  });
  await page.goto(url);
  return said;
}

test('says why docs on another site are anonymous, and what to do', async () => {
  const site = await startSite();
  site.user = ada;
  const elsewhere = site.docsUrl.replace('docs.site', 'docs.elsewhere');
  const { createInfoApi } = await import('@bookplate/info-api/node');
  site.api = createInfoApi({
    path: '/user-info',
    docsOrigins: [elsewhere],
    getUser: () => ada,
  });
  const text = await spoken(site, elsewhere);
  expect(text).toContain('different sites (docs.elsewhere.localhost and dash.site.localhost)');
  expect(text).toContain('docs.foo.com beside dash.foo.com');
});

test('names an origin that is not allowed, with the line to add', async () => {
  const site = await startSite();
  const { createInfoApi } = await import('@bookplate/info-api/node');
  site.api = createInfoApi({
    path: '/user-info',
    docsOrigins: ['https://docs.foo.com'],
    getUser: () => ada,
  });
  const text = await spoken(site);
  expect(text).toContain(`add ${JSON.stringify(site.docsUrl)} to docsOrigins`);
});

test('names a Content-Security-Policy that forbids the request', async () => {
  const site = await startSite();
  const text = await spoken(site, site.docsUrl, "connect-src 'self'");
  expect(text).toContain('Content-Security-Policy');
  expect(text).toContain(`connect-src ${new URL(site.apiUrl).origin}`);
});

const answers: readonly [string, string, (site: Site) => RequestListener][] = [
  ['nobody is signed in', 'nobody is signed in to the dashboard', ({ api }) => api],
  [
    'the User is wrong',
    'groups: expected an array',
    (site) => (_, response) =>
      response
        .setHeader('access-control-allow-origin', site.docsUrl)
        .setHeader('access-control-allow-credentials', 'true')
        .end('{"groups":"admin"}'),
  ],
];

test.each(answers)('says when %s', async (_name, expected, answer) => {
  const site = await startSite();
  site.api = answer(site);
  expect(await spoken(site)).toContain(expected);
});
