import type { DevtoolsEvent } from './devtools.ts';
import type { Observation, ObservedRequest } from './observation.ts';

/** What happens in a page, collected from the DevTools protocol. */
export interface PageWatch {
  readonly take: (event: DevtoolsEvent) => void;
  /** Whether nothing more is to come of the request. */
  readonly isSettled: () => boolean;
  readonly seen: () => Pick<Observation, 'request' | 'violations' | 'messages' | 'errors'>;
}

interface CookieAndReasons {
  readonly cookie: { readonly name: string };
  readonly blockedReasons: readonly string[];
}

/**
 * Watches for the request to the Info API, for what a policy forbids, and for messages about either.
 *
 * @param apiUrl the Info API
 * @param redact takes the session out of what is said, before that is cut to length
 * @returns takes events, and says what it saw
 */
export function watchPage(apiUrl: URL, redact: (text: string) => string): PageWatch {
  let requestId: string | undefined;
  // By request: what is said of one comes in any order, the request itself included.
  const statuses = new Map<string, number>();
  const failures = new Map<string, string>();
  const cookies = new Map<string, readonly CookieAndReasons[]>();
  const violations = new Set<string>();
  const messages = new Set<string>();
  const errors = new Set<string>();
  const short = (text: string): string => redact(text).slice(0, 500);
  const say = (text: string): void => {
    if (text.includes(apiUrl.href) || text.includes('[bookplate]')) messages.add(short(text));
  };

  const handlers: Readonly<Record<string, (params: never) => void>> = {
    'Network.requestWillBeSent'(params: {
      requestId: string;
      type: string;
      request: { url: string; method: string };
    }) {
      const { type, request } = params;
      if (request.url === apiUrl.href && type !== 'Document' && request.method === 'GET')
        requestId ??= params.requestId;
    },
    'Network.requestWillBeSentExtraInfo'(params: {
      requestId: string;
      associatedCookies: readonly CookieAndReasons[];
    }) {
      if (!cookies.has(params.requestId)) cookies.set(params.requestId, params.associatedCookies);
    },
    // Comes even if the page may not read the answer.
    'Network.responseReceivedExtraInfo'(params: { requestId: string; statusCode: number }) {
      if (!statuses.has(params.requestId)) statuses.set(params.requestId, params.statusCode);
    },
    'Network.loadingFailed'(params: {
      requestId: string;
      errorText: string;
      canceled?: boolean;
      blockedReason?: string;
      corsErrorStatus?: { corsError: string };
    }) {
      // The head script stops reading when it knows enough.
      if (params.canceled && !params.corsErrorStatus && statuses.has(params.requestId)) return;
      const why = params.corsErrorStatus?.corsError ?? params.blockedReason ?? params.errorText;
      failures.set(params.requestId, why);
    },
    'Audits.issueAdded'(params: {
      issue: {
        details: {
          contentSecurityPolicyIssueDetails?: {
            violatedDirective: string;
            blockedURL?: string;
            contentSecurityPolicyViolationType: string;
          };
        };
      };
    }) {
      const policy = params.issue.details.contentSecurityPolicyIssueDetails;
      if (!policy) return;
      const what = policy.blockedURL ?? policy.contentSecurityPolicyViolationType;
      violations.add(`${policy.violatedDirective} ${what}`);
    },
    'Log.entryAdded'({ entry }: { entry: { text: string; url?: string } }) {
      // The request says so itself.
      if (entry.text.startsWith('Failed to load resource')) return;
      if (entry.url === apiUrl.href) messages.add(short(entry.text));
      else say(entry.text);
    },
    'Runtime.consoleAPICalled'({ args }: { args: readonly { value?: unknown }[] }) {
      say(args.map(({ value }) => (typeof value === 'string' ? value : '')).join(' '));
    },
    'Runtime.exceptionThrown'(params: {
      exceptionDetails: { text: string; exception?: { description?: string } };
    }) {
      const { text, exception } = params.exceptionDetails;
      // What follows is where, in lines of its own.
      const [message = ''] = (exception?.description ?? text).split('\n');
      errors.add(short(message));
    },
  };

  return {
    take: ({ method, params }) => handlers[method]?.(params as never),
    isSettled() {
      if (requestId === undefined || statuses.has(requestId)) return true;
      return failures.get(requestId)?.startsWith('net::') ?? false;
    },
    seen() {
      const status = statuses.get(requestId ?? '');
      const failure = failures.get(requestId ?? '');
      const request = {
        ...(status !== undefined && { status }),
        ...(failure !== undefined && { failure }),
        ...toCookies(cookies.get(requestId ?? '') ?? []),
      };
      return {
        ...(requestId !== undefined && { request }),
        violations: [...violations].slice(0, 10),
        messages: [...messages].slice(0, 10),
        errors: [...errors].slice(0, 5),
      };
    },
  };
}

function toCookies(
  all: readonly CookieAndReasons[],
): Pick<ObservedRequest, 'cookies' | 'withheld'> {
  return {
    cookies: all
      .filter(({ blockedReasons }) => blockedReasons.length === 0)
      .map(({ cookie }) => cookie.name),
    withheld: all
      .filter(({ blockedReasons }) => blockedReasons.length > 0)
      .map(({ cookie, blockedReasons }) => ({ name: cookie.name, reasons: blockedReasons })),
  };
}
