import type { WordsFor } from './words.ts';

const originOf = (url: string): string => new URL(url).origin;

/** Words for the docs page. */
export const docsWords: WordsFor<
  | 'docs-unreachable'
  | 'docs-url-moved'
  | 'script-missing'
  | 'script-late'
  | 'script-asks-elsewhere'
  | 'script-altered'
  | 'csp-blocks-script'
  | 'csp-blocks-api'
  | 'docs-personalised'
> = {
  'docs-unreachable': ({ detail }, { docsOrigin }) => ({
    title: `The docs page does not come (${detail})`,
    meaning: 'Nothing can be said about the script in it.',
    fix: 'Give the URL of a page that everyone can open. Docs behind a login cannot be examined, and do not need this handshake.',
    paste: `curl -i ${docsOrigin}/`,
  }),
  'docs-url-moved': ({ status, location }) => ({
    title: `The docs URL redirects (${status}) to ${location}`,
    meaning:
      'Redirects are not followed: on another origin everything said about CORS would be about the wrong docs.',
    fix: 'Give the URL of a page of the docs: the final one, if it is one of theirs. Where the docs live below a path, it ends in something like /docs/.',
    paste: `--docs ${location}`,
  }),
  'script-missing': (_, { apiUrl }) => ({
    title: 'The docs page has no Bookplate script',
    meaning:
      'Nobody asks the Info API. Either the integration is not in the build, or the page is an old copy in a cache or CDN.',
    fix: 'Add the integration and build again, or put the script first into <head>. If the docs live below a path, give the URL of one of their pages.',
    paste: `<script data-api-url="${apiUrl}">…</script>`,
  }),
  'script-late': ({ before }) => ({
    title: `The script stands behind ${before}`,
    meaning:
      "An inline script waits for stylesheets and scripts above it, so the question is asked late and the reader's name flickers in.",
    fix: 'Put it first in <head>.',
    paste:
      '<head>\n  <meta charset="utf-8">\n  <script data-api-url="…">…</script>\n  <!-- stylesheets and everything else -->',
  }),
  'script-asks-elsewhere': ({ found }, { apiUrl }) => ({
    title: `The docs page asks ${found === '' ? 'nobody' : found}, not ${apiUrl}`,
    meaning: 'It was built with another API URL: of another environment, or before the change.',
    fix: 'Correct apiUrl in bookplate.json and build again, or examine the URL that the page has.',
    paste: `"apiUrl": "${apiUrl}"`,
  }),
  'script-altered': ({ found, expected }) => ({
    title: 'The script in the page is not the one that was built',
    meaning: `Its hash is ${found}, expected ${expected}. A minifier, a CDN's optimisation or an editor changed it; a policy by hash will refuse it.`,
    fix: 'Switch off HTML and JavaScript minification for the docs, or take the hash of the present build.',
    paste: `script-src '${found}'`,
  }),
  'csp-blocks-script': ({ directive, source }) =>
    source.startsWith("'sha256-")
      ? {
          title: `The page's ${directive} does not let the script run`,
          meaning: 'Its Content-Security-Policy allows neither this hash nor its nonce.',
          fix: 'Add the hash. It is the same on every page until you update.',
          paste: `Content-Security-Policy: script-src 'self' ${source}`,
        }
      : {
          title: `The page's ${directive} does not let the rest of the script load`,
          meaning:
            'The inline script runs, so whoever was here before is recognised; but nobody learns what the Info API answers.',
          fix: `Add ${source}.`,
          paste: `Content-Security-Policy: script-src ${source} 'sha256-…'`,
        },
  'csp-blocks-api': ({ directive }, { apiUrl }) => ({
    title: `The page's ${directive} does not let it ask the Info API`,
    meaning: 'The request is never sent; to the script it looks like a dead network.',
    fix: "Add the Info API's origin to connect-src.",
    paste: `Content-Security-Policy: connect-src 'self' ${originOf(apiUrl)}`,
  }),
  'docs-personalised': () => ({
    title: 'The docs page is already made for its reader when it leaves the server',
    meaning:
      "With the session, the HTML holds the reader's own data. A cache or CDN keeps it and shows it to the next one.",
    fix: 'Serve the same HTML to everyone, without looking at the Cookie header; strip it at the /docs proxy. The script fills the page in the browser.',
    paste: 'proxy_set_header Cookie ""; # nginx, in the location of /docs',
  }),
};
