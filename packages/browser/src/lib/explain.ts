import { describeUserIssue, mayShareSite, readUser } from '@bookplate/protocol';
import type { HandshakeResult } from './read-response.ts';
import type { PageSettings } from './settings.ts';

/** Origins that the page's Content-Security-Policy keeps it from: the one cause that a script is told. */
const forbidden = new Set<string>();
addEventListener('securitypolicyviolation', ({ blockedURI }) => {
  if (URL.canParse(blockedURI)) forbidden.add(new URL(blockedURI).origin);
});

/**
 * Tells the docs' developer, in the browser's console, the outcome of a handshake and what to change. It is in the
 * development build of the script only.
 *
 * @param result how the handshake ended
 * @param settings of this page
 */
export function explain(result: HandshakeResult, { apiUrl }: PageSettings): void {
  const { outcome, reason } = result;
  if (outcome === 'identified') {
    say('info', 'the reader is identified.');
    return;
  }
  if (outcome === 'anonymous') {
    explainAnonymous(result, apiUrl);
    return;
  }
  const head = `could not ask ${apiUrl} who the reader is (${reason}).`;
  switch (reason) {
    case 'network':
      void explainNetwork(head, apiUrl);
      break;
    case 'timeout':
      say('warn', head, 'It did not answer within 5 seconds.');
      break;
    case 'redirected':
      say(
        'warn',
        head,
        'It redirects, to a login page perhaps. It must answer 401 itself when nobody is signed in.',
      );
      break;
    case 'not-json':
      say(
        'warn',
        head,
        'The answer is not JSON in UTF-8. A login page with status 200, perhaps? It must answer 401 when nobody is signed in.',
      );
      break;
    case 'invalid-user': {
      const issues = readUser(result.answer).issues.map(describeUserIssue);
      say(
        'warn',
        head,
        result.answer === undefined
          ? 'The answer is larger than 64 KB.'
          : `The answer is no User: ${issues.join('; ')}.`,
      );
      break;
    }
    default:
      say('warn', head, 'Expected are 200 with the User, or 401 when nobody is signed in.');
  }
}

function explainAnonymous({ answer }: HandshakeResult, apiUrl: string): void {
  const [docs, api] = [location.hostname, hostOf(apiUrl)];
  const isForeign =
    (answer as { error?: unknown } | undefined)?.error === 'cross-site' || !mayShareSite(docs, api);
  if (isForeign)
    say(
      'warn',
      `the reader is anonymous because the docs and the Info API are on different sites (${docs} and ${api}).`,
      "Browsers withhold the session cookie then, whatever its attributes are. Serve the docs below the dashboard's own domain, such as docs.foo.com beside dash.foo.com, or under its /docs path.",
    );
  else if (answer !== undefined && answer !== null && !('error' in Object(answer)))
    say(
      'warn',
      'the reader is anonymous: the answer names none of content, groups, expiresAt, apiPlaygroundInputs, or has expired.',
      answer,
    );
  else say('info', 'nobody is signed in to the dashboard.');
}

/**
 * A page's script is not told why a fetch failed. But a second one that wants to read nothing succeeds wherever a
 * server answers at all (Fetch §2.2.6, opaque responses), which parts CORS from the rest.
 */
async function explainNetwork(head: string, apiUrl: string): Promise<void> {
  const { origin } = new URL(apiUrl, location.href);
  try {
    await fetch(apiUrl, { mode: 'no-cors', credentials: 'omit', cache: 'no-store' });
    say(
      'warn',
      head,
      `The server answers, but not to ${location.origin}: its CORS headers do not allow this origin, on this answer. With @bookplate/info-api, add ${JSON.stringify(location.origin)} to docsOrigins.`,
    );
  } catch {
    // The violation is reported in a later task, after the failure (CSP §5.5).
    await new Promise((resolve) => setTimeout(resolve, 100));
    const cause = forbidden.has(origin)
      ? `The Content-Security-Policy of these docs forbids it. Add the dashboard to it: connect-src ${origin}`
      : 'No answer at all: the server is down, or the request was blocked as mixed content (https docs, http API) or by an extension.';
    say('warn', head, cause);
  }
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return url;
  }
}

function say(level: 'info' | 'warn', ...parts: unknown[]): void {
  // The linter's no-console is for forgotten traces; this module exists to speak.
  globalThis.console[level]('[bookplate]', ...parts);
}
