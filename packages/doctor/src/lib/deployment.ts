import { siteOf } from './site.ts';

/**
 * Where docs and dashboard are: `docs.foo.com` and `dash.foo.com`; `foo.com/docs` and `dash.foo.com`; `foo.com/docs` and
 * `foo.com/dashboard`; on two ports of one host, as on a developer's machine; or on two sites, which cannot work.
 */
export type Deployment =
  | 'two-subdomains'
  | 'docs-at-the-root'
  | 'one-domain'
  | 'two-ports'
  | 'two-sites';

/**
 * Names the deployment from the two URLs.
 *
 * @param docs a page of the docs
 * @param api the Info API
 * @returns its name
 */
export function deploymentOf(docs: URL, api: URL): Deployment {
  if (docs.origin === api.origin) return 'one-domain';
  if (docs.hostname === api.hostname) return 'two-ports';
  const site = siteOf(docs.hostname);
  if (site !== siteOf(api.hostname)) return 'two-sites';
  return docs.hostname === site || docs.hostname === `www.${site}`
    ? 'docs-at-the-root'
    : 'two-subdomains';
}
