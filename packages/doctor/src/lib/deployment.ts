import { siteOf } from './site.ts';

/**
 * How the docs lie to the dashboard: `docs.foo.com` beside `dash.foo.com`; `foo.com/docs` beside `dash.foo.com`;
 * `foo.com/docs` beside `foo.com/dashboard`; or on two sites, which cannot work.
 */
export type Deployment = 'two-subdomains' | 'docs-at-the-root' | 'one-domain' | 'two-sites';

/**
 * Names the deployment, by the two URLs alone.
 *
 * @param docs a page of the docs
 * @param api the Info API
 * @returns its name
 */
export function deploymentOf(docs: URL, api: URL): Deployment {
  if (docs.origin === api.origin) return 'one-domain';
  const site = siteOf(docs.hostname);
  if (site !== siteOf(api.hostname)) return 'two-sites';
  return docs.hostname === site || docs.hostname === `www.${site}`
    ? 'docs-at-the-root'
    : 'two-subdomains';
}
