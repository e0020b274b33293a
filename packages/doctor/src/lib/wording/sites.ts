import type { WordsFor } from './words.ts';

const oneDomain =
  "Serve the docs below the dashboard's own domain: as docs.foo.com beside dash.foo.com (a custom domain at your docs host, a CNAME record in your DNS), or under its /docs path by a reverse proxy.";

/** Words for what the two URLs tell alone. */
export const siteWords: WordsFor<
  'vendor-host' | 'different-sites' | 'scheme-mix' | 'not-https' | 'private-address'
> = {
  'vendor-host': ({ docsHost, vendor, apiSite }) => ({
    title: `The docs are on ${vendor}, which is not your domain`,
    meaning: `To a browser ${docsHost} and ${apiSite} are different sites, so it withholds the session cookie. No cookie attribute changes that. Preview hosts are never signed in.`,
    fix: oneDomain,
    paste: `docs.${apiSite}.  CNAME  ${docsHost}.`,
  }),
  'different-sites': ({ docsSite, apiSite }) => ({
    title: `The docs (${docsSite}) and the Info API (${apiSite}) are different sites`,
    meaning:
      'Safari blocks the session cookie, Firefox keeps it in another jar, and Chrome sends it only with SameSite=None and only until its reader says otherwise. It may work on your machine and nowhere else.',
    fix: oneDomain,
    paste: `docs.${apiSite}.  CNAME  (your docs host)`,
  }),
  'scheme-mix': ({ docsScheme, apiScheme }) => ({
    title: `The docs are ${docsScheme}, the Info API is ${apiScheme}`,
    meaning:
      docsScheme === 'https'
        ? 'Browsers block an http request of an https page as mixed content, before it is sent.'
        : 'Chrome takes http and https for two sites and withholds the session cookie.',
    fix: 'Use https for both. In development, use http for both, on names below localhost.',
    paste: docsScheme === 'https' ? '"apiUrl": "https://…"' : '"docsOrigin": "https://…"',
  }),
  'not-https': ({ url }) => ({
    title: `${url} is not encrypted`,
    meaning:
      "Anyone between the reader and the server can read the session and the reader's data, and change the docs.",
    fix: 'Use https. Only localhost names are accepted without.',
    paste: url.replace(/^http:/, 'https:'),
  }),
  'private-address': ({ host, address }) => ({
    title: `${host} is ${address}, an address that only your network reaches`,
    meaning:
      'Readers outside get no answer. Readers inside are asked by Chrome whether the page may look for devices on the local network; if they refuse, it looks like a CORS error.',
    fix: 'Give the Info API a public address, or serve the docs in the same private network. For managed browsers there is a policy, LocalNetworkAccessAllowedForUrls.',
    paste: `${host}.  A  (a public address)`,
  }),
};
