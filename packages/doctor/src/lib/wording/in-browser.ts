import type { WordsFor } from './words.ts';

const endings = {
  identified: 'recognises the reader',
  anonymous: 'hears that nobody is signed in',
  unreachable: 'cannot reach the Info API',
  none: 'asks nobody',
} as const;

/** Words for what a real browser did. */
export const browserWords: WordsFor<'browser-disagrees' | 'script-not-running'> = {
  'browser-disagrees': ({ predicted, seen, reason, hints }, { docsOrigin }) => ({
    title: `The browser ${endings[seen]}${reason && ` (${reason})`}, and the probes predicted that it ${endings[predicted]}`,
    meaning:
      hints.length === 0
        ? 'Something stands between them that treats the two differently: a service worker, bot protection, a proxy, or a cookie with other attributes than were assumed.'
        : `The browser says: ${hints.join('; ')}.`,
    fix:
      seen === 'identified'
        ? 'Look at what the probes found: perhaps the server refuses what is no browser.'
        : "Open the docs and look for the request to the API URL in the developer tools' network panel. Give the session's Set-Cookie line by --set-cookie, so that the cookie has its own attributes.",
    paste: `chromium ${docsOrigin}/ --auto-open-devtools-for-tabs --user-data-dir=$(mktemp -d)`,
  }),
  'script-not-running': ({ errors, type }, { docsOrigin }) => ({
    title:
      type === undefined
        ? 'The script is in the page, and does not run'
        : `The script is in the page, and does not run: its tag has ${type === 'nomodule' ? 'nomodule' : `type="${type}"`}`,
    meaning: whyNotRunning(errors, type),
    fix: isModule(type)
      ? 'Remove type="module", and put the script first in <head>.'
      : 'Look at the tag as it is in the page, and at the console. A consent manager or an optimiser that sets another type must leave this script alone.',
    paste: `curl -s ${docsOrigin}/ | grep -o '<script[^>]*data-api-url[^>]*>'`,
  }),
};

function whyNotRunning(errors: readonly string[], type: string | undefined): string {
  if (isModule(type))
    return 'In a module document.currentScript is null, so the script does not find its settings and stops. Everyone sees gated parts.';
  if (type !== undefined)
    return 'Browsers run a script without type, or with text/javascript. A consent manager or an optimiser may have changed it.';
  return errors.length === 0
    ? 'In a browser there is no window.bookplate: something removes the script or holds it back before it runs.'
    : `The page threw: ${errors.join('; ')}`;
}

function isModule(type: string | undefined): boolean {
  return type?.trim().toLowerCase() === 'module';
}
