import type { DevtoolsEvent } from './devtools.ts';
import type { Observation, ObservedRequest } from './observation.ts';

/** What happens in a page, collected from the DevTools protocol. */
export interface PageWatch {
  readonly take: (event: DevtoolsEvent) => void;
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
 * @returns takes events, and says what it saw
 */
export function watchPage(apiUrl: URL): PageWatch {
  const requests = new Map<
    string,
    { -readonly [K in keyof ObservedRequest]: ObservedRequest[K] }
  >();
  const extra = new Map<string, readonly CookieAndReasons[]>();
  const violations = new Set<string>();
  const messages = new Set<string>();
  const errors = new Set<string>();
  const say = (text: string): void => {
    if (text.includes(apiUrl.href) || text.includes('[bookplate]'))
      messages.add(text.slice(0, 500));
  };

  const handlers: Readonly<Record<string, (params: never) => void>> = {
    'Network.requestWillBeSent'(params: {
      requestId: string;
      type: string;
      request: { url: string; method: string };
    }) {
      const { requestId, type, request } = params;
      if (request.url !== apiUrl.href || type === 'Document' || request.method !== 'GET') return;
      if (requests.size === 0) requests.set(requestId, { cookies: [], withheld: [] });
    },
    // Comes before or after the event above.
    'Network.requestWillBeSentExtraInfo'(params: {
      requestId: string;
      associatedCookies: readonly CookieAndReasons[];
    }) {
      if (!extra.has(params.requestId)) extra.set(params.requestId, params.associatedCookies);
    },
    'Network.responseReceived'(params: { requestId: string; response: { status: number } }) {
      const request = requests.get(params.requestId);
      if (request) request.status = params.response.status;
    },
    'Network.responseReceivedExtraInfo'(params: { requestId: string; statusCode: number }) {
      // The only one of the two that comes if the page may not read the answer.
      const request = requests.get(params.requestId);
      if (request) request.status ??= params.statusCode;
    },
    'Network.loadingFailed'(params: {
      requestId: string;
      errorText: string;
      canceled?: boolean;
      blockedReason?: string;
      corsErrorStatus?: { corsError: string };
    }) {
      const request = requests.get(params.requestId);
      // The head script stops reading when it knows enough.
      if (!request || (params.canceled && request.status !== undefined)) return;
      request.failure =
        params.corsErrorStatus?.corsError ?? params.blockedReason ?? params.errorText;
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
      if (entry.url === apiUrl.href) messages.add(entry.text.slice(0, 500));
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
      errors.add(message.slice(0, 500));
    },
  };

  return {
    take: ({ method, params }) => handlers[method]?.(params as never),
    seen() {
      const [first] = requests;
      return {
        ...(first && { request: { ...first[1], ...toCookies(extra.get(first[0]) ?? []) } }),
        violations: [...violations].slice(0, 10),
        messages: [...messages].slice(0, 10),
        errors: [...errors].slice(0, 5),
      };
    },
  };
}

function toCookies(
  cookies: readonly CookieAndReasons[],
): Pick<ObservedRequest, 'cookies' | 'withheld'> {
  return {
    cookies: cookies
      .filter(({ blockedReasons }) => blockedReasons.length === 0)
      .map(({ cookie }) => cookie.name),
    withheld: cookies
      .filter(({ blockedReasons }) => blockedReasons.length > 0)
      .map(({ cookie, blockedReasons }) => ({ name: cookie.name, reasons: blockedReasons })),
  };
}
