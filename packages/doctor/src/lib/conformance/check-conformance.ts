import { parseDocsOrigin } from '@bookplate/protocol';
import { defaultLimits, type Limits } from '../limits.ts';
import { createProbe } from '../probe.ts';
import { createRedact } from '../redact.ts';
import { type Resolve, resolveAddresses } from '../resolve.ts';
import { parseSetup } from '../setup.ts';
import { SkipError } from '../skip.ts';
import type { Endpoint, Rule } from './rule.ts';
import { rules } from './rules.ts';

/** Which endpoint to hold to the contract. */
export interface ConformanceInput {
  readonly apiUrl: string;
  readonly docsOrigin: string;
  /** The value of a `Cookie` header with a session; half of the rules need one. Never printed. */
  readonly cookie?: string | undefined;
}

export interface ConformanceOptions {
  readonly limits?: Partial<Limits>;
  readonly resolve?: Resolve;
}

/** What came of one rule. */
export interface ConformanceResult {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly name: string;
  readonly outcome: 'pass' | 'fail' | 'skip';
  /** With `fail` what was expected and found; with `skip` the reason. */
  readonly details: readonly string[];
}

/**
 * Holds an Info API in any language to the contract, from outside: one rule after the other, over real requests. Other than
 * `examine` it sends a POST, to see it refused.
 *
 * @param input the endpoint and the docs origin that it allows
 * @param options other limits, another way to find addresses
 * @returns the results
 * @yields the result of each rule, in order
 * @throws {ConfigurationError} if the input cannot be used
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
    async ask({ method = 'GET', url = apiUrl, headers = {}, withSession = false }) {
      const session = withSession && cookie !== undefined ? { cookie } : {};
      const reply = await probe({ method, url, headers: { ...headers, ...session } });
      if (!reply.ok)
        throw new NoAnswerError(`${method} ${url.pathname}: no answer (${reply.detail})`);
      return reply;
    },
  };
  for (const [index, rule] of rules.entries()) {
    const place = { number: index + 1, of: rules.length, name: rule.name };
    yield redact({ ...place, ...(await judge(rule, endpoint, cookie !== undefined)) });
  }
}

async function judge(
  rule: Rule,
  endpoint: Endpoint,
  hasCookie: boolean,
): Promise<Pick<ConformanceResult, 'outcome' | 'details'>> {
  if (rule.needs === 'cookie' && !hasCookie)
    return { outcome: 'skip', details: ['needs a session cookie'] };
  try {
    const details = await rule.check(endpoint);
    return { outcome: details.length === 0 ? 'pass' : 'fail', details };
  } catch (error) {
    // Not having been able to see a rule kept is not keeping it.
    if (error instanceof NoAnswerError) return { outcome: 'fail', details: [error.message] };
    if (error instanceof SkipError)
      return { outcome: 'fail', details: ['the limit of time or requests was reached'] };
    throw error;
  }
}

class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}
