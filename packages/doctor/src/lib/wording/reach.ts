import { allowDocs } from './recipes/allow-docs.ts';
import { answer401 } from './recipes/answer-401.ts';
import { mountAbove } from './recipes/mount-above.ts';
import { mountRoute } from './recipes/mount-route.ts';
import type { WordsFor } from './words.ts';

const hostOf = (url: string): string => new URL(url).host;

/** Words for the way to the Info API. */
export const reachWords: WordsFor<
  | 'api-unreachable'
  | 'api-certificate'
  | 'api-timeout'
  | 'api-slow'
  | 'api-url-moved'
  | 'api-redirects-to-login'
  | 'api-not-found'
> = {
  'api-unreachable': ({ kind, detail }, { apiUrl }) => ({
    title: `${hostOf(apiUrl)} does not answer (${detail})`,
    meaning: {
      name: 'The name has no address. The docs can learn no reason and go on without a reader.',
      refused: 'Nothing listens at this address and port.',
      certificate: 'The certificate is not trusted.',
      timeout: 'No answer came in time.',
      broken:
        'The connection broke before an answer came. An https URL for an http port looks like this too.',
    }[kind],
    fix:
      kind === 'name'
        ? 'Check the spelling of the API URL, and the DNS record.'
        : 'Start the server, or correct host, port and scheme of the API URL.',
    paste: `curl -i ${apiUrl}`,
  }),
  'api-certificate': ({ detail }, { apiUrl }) => ({
    title: `The certificate of ${hostOf(apiUrl)} is not trusted (${detail})`,
    meaning: 'A browser warns when a page has such a certificate; a fetch just fails.',
    fix: 'Renew the certificate, serve its whole chain, and make it name this host. For a certificate authority of your own, set NODE_EXTRA_CA_CERTS for this command.',
    paste: `openssl s_client -connect ${hostWithPort(apiUrl)} -servername ${new URL(apiUrl).hostname} </dev/null | openssl x509 -noout -dates -subject`,
  }),
  'api-timeout': ({ seconds }, { apiUrl }) => ({
    title: `The Info API gave no answer within ${seconds} s`,
    meaning: 'The docs give up after 5 s and show the page without a reader.',
    fix: 'Look for a database or session store that hangs, and give its client a time limit. Answer 401 before any look-up when there is no session cookie.',
    paste: `curl -i -m 5 ${apiUrl}`,
  }),
  'api-slow': ({ milliseconds }, context) => ({
    title: `The Info API took ${milliseconds} ms to say that nobody is signed in`,
    meaning:
      'Every view of a docs page waits for it; the greeting comes late, and anonymous readers cost your server work.',
    fix: 'When the request has no session cookie, answer 401 before anything is looked up.',
    paste: answer401(context),
  }),
  'api-url-moved': ({ status, location }) => ({
    title: `The API URL redirects (${status}) to another form of itself`,
    meaning:
      'Each hop of a redirect is checked for CORS, and after a hop between two hosts the browser sends "Origin: null", which must never be allowed.',
    fix: 'Use the final URL as API URL.',
    paste: `"apiUrl": "${location}"`,
  }),
  'api-redirects-to-login': ({ status, location }, context) => ({
    title: `The Info API redirects (${status}) to ${location} instead of answering 401`,
    meaning:
      'The docs get a login page, or a CORS failure, where they expect 401 for an anonymous reader.',
    fix: 'If the endpoint is createInfoApi, mount it above the middleware that redirects to sign-in. Else take this route out of that middleware, and answer 401 with JSON and the CORS headers. If a proxy asks for sign-in, leave this path out there.',
    paste: mountAbove(context) ?? `${answer401(context)}\n\n${allowDocs(context)}`,
  }),
  'api-not-found': ({ status }, context) => ({
    title: `There is nothing at the API URL (${status})`,
    meaning: 'The server is there, but this path does not answer GET.',
    fix: 'Correct the path in the API URL, or mount the Info API there. Paths are compared exactly.',
    paste: mountRoute(context),
  }),
};

function hostWithPort(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '443'}`;
}
