import type { DevtoolsEvent } from './devtools.ts';
import type { Observation, ObservedRequest } from './observation.ts';

/** Collects the events of a page from the DevTools protocol. */
export interface PageWatch {
  readonly take: (event: DevtoolsEvent) => void;
  /** Whether the request has ended. */
  readonly isSettled: () => boolean;
  readonly seen: () => Pick<Observation, 'request' | 'violations' | 'messages' | 'errors'>;
}

interface CookieAndReasons {
  readonly cookie: { readonly name: string };
  readonly blockedReasons: readonly string[];
}

/**
 * Watches for the request to the Info API, for policy violations, and for messages about either.
 *
 * @param apiUrl the Info API
 * @param redact removes the session from messages, before they are shortened
 * @returns a collector of events
 */
export function watchPage(apiUrl: URL, redact: (text: string) => string): PageWatch {
  let requestId: string | undefined;
  // By request: the events of one arrive in any order.
  const statuses = new Map<string, number>();
  const failures = new Map<string, string>();
  const cookies = new Map<string, readonly CookieAndReasons[]>();
  const violations = new Set<string>();
  const messages = new Set<string>();
  const errors = new Set<string>();
  const short = (text: string): string => redact(text).slice(0, 500);
  const addMessage = (text: string): void => {
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
    // Arrives even if the page may not read the response.
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
      // The head script cancels reading once it knows the outcome.
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
      // The request has this already.
      if (entry.text.startsWith('Failed to load resource')) return;
      if (entry.url === apiUrl.href) messages.add(short(entry.text));
      else addMessage(entry.text);
    },
    'Runtime.consoleAPICalled'({ args }: { args: readonly { value?: unknown }[] }) {
      addMessage(args.map(({ value }) => (typeof value === 'string' ? value : '')).join(' '));
    },
    'Runtime.exceptionThrown'(params: {
      exceptionDetails: { text: string; exception?: { description?: string } };
    }) {
      const { text, exception } = params.exceptionDetails;
      // The stack follows on other lines.
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
