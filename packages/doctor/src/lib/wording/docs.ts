import { headStart, policyLine, scriptFix, whichPolicy, whyBlocked, withNonce } from './csp.ts';
import type { WordsFor } from './words.ts';

const inertPlaces = {
  comment: 'a comment',
  noscript: '<noscript>',
  template: '<template>',
} as const;

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
  | 'csp-report-only'
  | 'script-file-missing'
  | 'docs-personalised'
> = {
  'docs-unreachable': ({ detail }, { docsOrigin }) => ({
    title: `The docs page does not come (${detail})`,
    meaning: 'Nothing can be said about the script in it.',
    fix: 'Give the URL of an HTML page that everyone can open. Docs behind a login cannot be examined, and do not need this handshake.',
    paste: `curl -i ${docsOrigin}/`,
  }),
  'docs-url-moved': ({ status, location }) => ({
    title:
      status < 300
        ? `The docs page is a redirect (<meta http-equiv="refresh">) to ${location}`
        : `The docs URL redirects (${status}) to ${location}`,
    meaning:
      'Redirects are not followed: on another origin everything said about CORS would be about the wrong docs.',
    fix: 'Give the URL of a page of the docs: the final one, if it is one of theirs. Where the docs live below a path, it ends in something like /docs/.',
    paste: `--docs ${location}`,
  }),
  'script-missing': ({ inertIn }, { apiUrl }) => ({
    title:
      inertIn === undefined
        ? 'The docs page has no Bookplate script'
        : `The Bookplate script is inside ${inertPlaces[inertIn]}, where browsers do not run it`,
    meaning:
      inertIn === undefined
        ? 'No request is sent to the Info API. Either the integration is not in the build, or the page is an old copy in a cache or CDN.'
        : 'To a browser with JavaScript there is no script in the page, and no request is sent to the Info API.',
    fix:
      inertIn === undefined
        ? 'Add the integration and build again, or put the script first into <head>. If the docs live below a path, give the URL of one of their pages.'
        : 'Move the tag out of it, to the start of <head>.',
    paste: headStart(apiUrl),
  }),
  'script-late': ({ why, before }, { apiUrl }) => ({
    title: {
      after: `The script waits for ${before}`,
      text: `The script is in <body>, after ${before}`,
      body: `The script is in <body>, not in <head> (the first tag there is ${before})`,
      defer: 'The script has the attribute defer',
      async: 'The script has the attribute async',
    }[why],
    meaning: {
      after: `Browsers run it only when ${before} has loaded. The request is sent late, and the reader's name flickers in.`,
      text: 'Browsers show what is above it before it runs. Until then everyone sees gated parts, and those for signed-in and for anonymous readers side by side.',
      body: 'Browsers may show what is above it before it runs. Until then everyone sees gated parts, and those for signed-in and for anonymous readers side by side.',
      defer:
        'It runs after the whole page was read. Until then everyone sees gated parts, and those for signed-in and for anonymous readers side by side.',
      async:
        'It runs whenever it has loaded, mostly after the page is shown. Until then everyone sees gated parts, and those for signed-in and for anonymous readers side by side.',
    }[why],
    fix: {
      after: 'Put it first in <head>, above stylesheets and other scripts.',
      text: 'Put it first in <head>. Text and tags such as <div> end the head early: nothing of the kind may be above it.',
      body: 'Put it first in <head>. Tags such as <div> end the head early: nothing of the kind may be above it.',
      defer: 'Remove defer, and put the script first in <head>.',
      async: 'Remove async, and put the script first in <head>.',
    }[why],
    paste: headStart(apiUrl),
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
  'csp-blocks-script': ({ parts: [part = 'head'], directive, why, source, from, mended }) => ({
    title: `The page's ${directive} does not let ${part === 'head' ? 'the script run' : 'the deferred part of the script load'}`,
    meaning: `${whyBlocked(why, source)} ${
      part === 'head'
        ? 'No reader is recognised.'
        : 'The inline script runs, so readers who were here before are shown as remembered; but no answer of the Info API is read.'
    }`,
    fix: `${scriptFix(why, part, source)} ${whichPolicy(from)}`,
    paste: why === 'strict-dynamic' ? withNonce(part) : policyLine(why, directive, mended),
  }),
  'csp-blocks-api': ({ directive, from, isLater, mended }) =>
    directive === 'sandbox'
      ? {
          title: "The page's sandbox gives it an origin of its own",
          meaning:
            'Without allow-same-origin the request has "Origin: null", which the Info API must not allow, and the browser stores nothing.',
          fix: `Add allow-same-origin to sandbox, or remove sandbox from the docs' policy. ${whichPolicy(from)}`,
          paste: 'Content-Security-Policy: sandbox allow-scripts allow-same-origin',
        }
      : {
          title: `The page's ${directive} does not let it send ${isLater ? 'more than the first' : 'the'} request to the Info API`,
          meaning: isLater
            ? 'The <meta> policy is below the script, so the first request of a page is sent before it holds. Those on return to the tab are not sent.'
            : 'The request is never sent; to the script it looks like a dead network.',
          fix: `Add the Info API's origin to connect-src. ${whichPolicy(from)}`,
          paste: `Content-Security-Policy: ${mended}`,
        },
  'csp-report-only': ({ directives, mended }) => ({
    title: `The Content-Security-Policy-Report-Only would block Bookplate (${directives.join(', ')})`,
    meaning: 'It blocks nothing today. Once it is enforced, no reader is recognised.',
    fix: 'Before you enforce it, add what is missing.',
    paste: `Content-Security-Policy-Report-Only: ${mended === '' ? "script-src 'nonce-…'" : mended}`,
  }),
  'script-file-missing': ({ url, detail }) => ({
    title: `The script file ${url} does not load (${detail})`,
    meaning:
      'The tag is in the page, but browsers cannot run the file. No answer of the Info API is read.',
    fix: 'Deploy all that the build wrote, and check the base path of the docs. If a CDN or a fallback page answers for the file, exclude it there.',
    paste: `curl -i ${url}`,
  }),
  'docs-personalised': () => ({
    title: 'The docs page is already made for its reader when it leaves the server',
    meaning:
      "With the session, the HTML holds the reader's own data. A cache or CDN keeps it and shows it to the next one.",
    fix: 'Serve the same HTML to everyone, without looking at the Cookie header; strip it at the /docs proxy. The script fills the page in the browser.',
    paste: 'proxy_set_header Cookie ""; # nginx, in the location of /docs',
  }),
};
