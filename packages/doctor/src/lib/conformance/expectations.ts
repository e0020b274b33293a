import { parseJson } from '@bookplate/protocol';
import { hasReader } from '../answer-meaning.ts';
import { type Answer, headerTokens, headerValue, headerValues } from '../reply.ts';

/** Collects where answers differ from what was expected. */
export interface Expectations {
  readonly problems: readonly string[];
  equal(what: string, found: string | number, expected: string | number): void;
  that(holds: boolean, problem: string): void;
}

/**
 * Begins a list of problems.
 *
 * @returns the list, and two ways to add to it
 */
export function createExpectations(): Expectations {
  const problems: string[] = [];
  return {
    problems,
    equal(what, found, expected) {
      if (found !== expected)
        problems.push(`${what}: expected ${expected}, found ${found === '' ? 'nothing' : found}`);
    },
    that(holds, problem) {
      if (!holds) problems.push(problem);
    },
  };
}

/**
 * That the answer says that nobody is signed in: 401 with JSON, or 204 without a body.
 *
 * @param expect collects
 * @param answer of the endpoint
 */
export function expectAnonymous(expect: Expectations, answer: Answer): void {
  expectAnonymousStatus(expect, answer);
  if (answer.status === 204) return;
  expect.that(parseJson(answer.body) !== undefined, 'body: expected JSON');
  expect.that(
    /^application\/json\b/i.test(headerValue(answer, 'content-type')),
    'Content-Type: expected application/json',
  );
}

/**
 * That the status says that nobody is signed in.
 *
 * @param expect collects
 * @param answer of the endpoint
 */
export function expectAnonymousStatus(expect: Expectations, { status }: Answer): void {
  expect.that(status === 401 || status === 204, `status: expected 401 or 204, found ${status}`);
}

/**
 * What every answer has, whoever asks.
 *
 * @param expect collects
 * @param answer of the endpoint
 */
export function expectHygiene(expect: Expectations, answer: Answer): void {
  const vary = headerTokens(answer, 'vary');
  expect.that(
    vary.includes('origin') || vary.includes('*'),
    `Vary: expected Origin in it, found ${headerValue(answer, 'vary') || 'nothing'}`,
  );
  const cacheControl = headerTokens(answer, 'cache-control');
  expect.that(
    cacheControl.includes('private') && cacheControl.includes('no-store'),
    `Cache-Control: expected private, no-store, found ${headerValue(answer, 'cache-control') || 'nothing'}`,
  );
  expect.equal('X-Content-Type-Options', headerValue(answer, 'x-content-type-options'), 'nosniff');
  expect.equal(
    'Cross-Origin-Resource-Policy',
    headerValue(answer, 'cross-origin-resource-policy'),
    'same-site',
  );
  for (const name of ['Set-Cookie', 'WWW-Authenticate', 'Location'])
    expect.that(headerValues(answer, name.toLowerCase()).length === 0, `${name}: expected none`);
}

/**
 * That the docs, and exactly they, may read the answer.
 *
 * @param expect collects
 * @param answer of the endpoint
 * @param docsOrigin who may
 */
export function expectShared(expect: Expectations, answer: Answer, docsOrigin: string): void {
  const origins = headerValues(answer, 'access-control-allow-origin').join(' and ');
  expect.equal('Access-Control-Allow-Origin', origins, docsOrigin);
  expect.equal(
    'Access-Control-Allow-Credentials',
    headerValue(answer, 'access-control-allow-credentials'),
    'true',
  );
}

/**
 * That nobody else may read the answer, and that there is no reader in it.
 *
 * @param expect collects
 * @param answer of the endpoint
 * @param who asked, in words
 */
export function expectNothingTold(expect: Expectations, answer: Answer, who: string): void {
  const origins = headerValues(answer, 'access-control-allow-origin').join(' and ');
  expect.that(origins === '', `${who}: expected no Access-Control-Allow-Origin, found ${origins}`);
  expectNoReader(expect, answer, who);
}

/**
 * That there is no reader in the answer.
 *
 * @param expect collects
 * @param answer of the endpoint
 * @param who asked, in words
 */
export function expectNoReader(expect: Expectations, answer: Answer, who: string): void {
  expect.that(
    answer.status !== 200 && !hasReader(answer.body),
    `${who}: expected no user data, found a ${answer.status} answer with some`,
  );
}
