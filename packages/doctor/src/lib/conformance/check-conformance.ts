import { ConfigurationError, parseDocsOrigin } from '@bookplate/protocol';
import { defaultLimits, type Limits } from '../limits.ts';
import { createProbe } from '../probe.ts';
import { createRedact } from '../redact.ts';
import { type Resolve, resolveAddresses } from '../resolve.ts';
import { parseSetup } from '../setup.ts';
import { SkipError } from '../skip-error.ts';
import { explainNoResponse } from '../explain-no-response.ts';
import { fromDocs } from './from-docs.ts';
import { type Endpoint, NothingToCheckError, type Rule, SessionUnknownError } from './rule.ts';
import { rules } from './rules.ts';

/** Which endpoint to check. */
export interface ConformanceInput {
  readonly apiUrl: string;
  readonly docsOrigin: string;
  /** The value of a `Cookie` header with a session; half of the rules need one. Never printed. */
  readonly cookie?: string | undefined;
  /** The `Set-Cookie` lines of a sign-in, for the rules about the sign-in hint. Other cookies may be among them. */
  readonly signInCookies?: readonly string[] | undefined;
  /** Those of a sign-out. */
  readonly signOutCookies?: readonly string[] | undefined;
}

export interface ConformanceOptions {
  readonly limits?: Partial<Limits>;
  readonly resolve?: Resolve;
}

/** The result of one rule. */
export interface ConformanceResult {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly name: string;
  readonly outcome: 'pass' | 'fail' | 'skip';
  /** With `fail` what was expected and found; with `skip` the reason. */
  readonly details: readonly string[];
  /** With `fail` the URL of the page that says what to do. */
  readonly page?: string;
}

/**
 * Checks an Info API in any language against the contract, from outside: rule by rule, over real requests. Unlike `examine`, it
 * sends a POST, which must be refused.
 *
 * @param input the endpoint and the docs origin that it allows
 * @param options other limits, another way to look up addresses
 * @returns the results
 * @yields the result of each rule, in order
 * @throws {ConfigurationError} if the input cannot be used, or no server is there
 */
export async function* checkConformance(
  input: ConformanceInput,
  options: ConformanceOptions = {},
): AsyncGenerator<ConformanceResult, void, undefined> {
  const docsOrigin = parseDocsOrigin(input.docsOrigin);
  const { api: apiUrl, cookie } = parseSetup({ ...input, docsUrl: docsOrigin });
  const { limits, resolve = resolveAddresses } = options;
  const probe = createProbe({ ...defaultLimits, requests: 60, ...limits }, resolve);
  const redact = createRedact(cookie);
  const endpoint: Endpoint = {
    apiUrl,
    docsOrigin,
    signInCookies: input.signInCookies ?? [],
    signOutCookies: input.signOutCookies ?? [],
    async send({ method = 'GET', url = apiUrl, headers = {}, withSession = false }) {
      const session = withSession && cookie !== undefined ? { cookie } : {};
      const result = await probe({ method, url, headers: { ...headers, ...session } });
      if (!result.ok)
        throw new NoResponseError(`${method} ${url.pathname}: no response (${result.detail})`);
      return result;
    },
  };
  const { origin } = apiUrl;
  const first = await probe({ method: 'GET', url: apiUrl, headers: fromDocs(docsOrigin) });
  // What may pass is a failed rule.
  if (!first.ok && first.kind !== 'timeout' && first.kind !== 'broken') {
    const { meaning, fix } = explainNoResponse(first.kind, 'the URL');
    const message = `no server answers at ${origin} (${first.detail}). ${meaning} ${fix}`;
    throw new ConfigurationError([{ path: 'apiUrl', message }]);
  }
  let isSessionKnown = true;
  for (const [index, rule] of rules.entries()) {
    const judgement =
      rule.needs === 'cookie' && !isSessionKnown
        ? skipped('needs a session that the endpoint recognises')
        : await judge(rule, endpoint, input);
    if (judgement.isSessionUnknown) isSessionKnown = false;
    const { outcome, details, page } = judgement;
    const place = { number: index + 1, of: rules.length, name: rule.name };
    yield redact({ ...place, outcome, details, ...(page !== undefined && { page }) });
  }
}

const needed = {
  cookie: 'needs a session cookie',
  signInCookies: 'needs the headers of a sign-in',
  signOutCookies: 'needs the headers of a sign-out',
} as const;

type Judgement = Pick<ConformanceResult, 'outcome' | 'details' | 'page'> & {
  readonly isSessionUnknown?: boolean;
};

function skipped(reason: string): Judgement {
  return { outcome: 'skip', details: [reason] };
}

async function judge(rule: Rule, endpoint: Endpoint, given: ConformanceInput): Promise<Judgement> {
  const fail = (details: readonly string[]): Judgement => ({
    outcome: 'fail',
    details,
    page: rule.page,
  });
  if (rule.needs && given[rule.needs] === undefined) return skipped(needed[rule.needs]);
  try {
    const details = await rule.check(endpoint);
    return details.length === 0 ? { outcome: 'pass', details } : fail(details);
  } catch (error) {
    if (error instanceof NothingToCheckError) return skipped(error.message);
    if (error instanceof SessionUnknownError)
      return { ...fail([error.message]), isSessionUnknown: true };
    // A rule that could not be checked has not passed.
    if (error instanceof NoResponseError) return fail([error.message]);
    if (error instanceof SkipError) return fail(['time limit or request limit reached']);
    throw error;
  }
}

class NoResponseError extends Error {
  override readonly name = 'NoResponseError';
}
