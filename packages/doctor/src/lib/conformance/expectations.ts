import { parseJson } from '@bookplate/protocol';
import { hasReader } from '../answer-meaning.ts';
import { type HttpResponse, headerTokens, headerValue, headerValues } from '../response.ts';

/** Collects differences from what was expected. */
export interface Expectations {
  readonly problems: readonly string[];
  equal(what: string, found: string | number, expected: string | number): void;
  that(holds: boolean, problem: string): void;
}

/**
 * Makes an empty list of problems.
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
 * Expects the response for an anonymous reader: 401 with JSON, or 204 without a body.
 *
 * @param expect collects the differences
 * @param response of the endpoint
 */
export function expectAnonymous(expect: Expectations, response: HttpResponse): void {
  expectAnonymousStatus(expect, response);
  if (response.status === 204) return;
  expect.that(parseJson(response.body) !== undefined, 'body: expected JSON');
  expect.that(
    /^application\/json\b/i.test(headerValue(response, 'content-type')),
    'Content-Type: expected application/json',
  );
}

/**
 * Expects the status for an anonymous reader.
 *
 * @param expect collects the differences
 * @param response of the endpoint
 */
export function expectAnonymousStatus(expect: Expectations, { status }: HttpResponse): void {
  expect.that(status === 401 || status === 204, `status: expected 401 or 204, found ${status}`);
}

/**
 * Expects the headers that every response has.
 *
 * @param expect collects the differences
 * @param response of the endpoint
 */
export function expectHygiene(expect: Expectations, response: HttpResponse): void {
  const vary = headerTokens(response, 'vary');
  expect.that(
    vary.includes('origin') || vary.includes('*'),
    `Vary: expected Origin in it, found ${headerValue(response, 'vary') || 'nothing'}`,
  );
  const cacheControl = headerTokens(response, 'cache-control');
  expect.that(
    cacheControl.includes('private') && cacheControl.includes('no-store'),
    `Cache-Control: expected private, no-store, found ${headerValue(response, 'cache-control') || 'nothing'}`,
  );
  expect.equal(
    'X-Content-Type-Options',
    headerValue(response, 'x-content-type-options'),
    'nosniff',
  );
  expect.equal(
    'Cross-Origin-Resource-Policy',
    headerValue(response, 'cross-origin-resource-policy'),
    'same-site',
  );
  for (const name of ['Set-Cookie', 'WWW-Authenticate', 'Location'])
    expect.that(headerValues(response, name.toLowerCase()).length === 0, `${name}: expected none`);
}

/**
 * Expects that exactly the docs may read the response.
 *
 * @param expect collects the differences
 * @param response of the endpoint
 * @param docsOrigin the origin that may
 */
export function expectShared(
  expect: Expectations,
  response: HttpResponse,
  docsOrigin: string,
): void {
  const origins = headerValues(response, 'access-control-allow-origin').join(' and ');
  expect.equal('Access-Control-Allow-Origin', origins, docsOrigin);
  expect.equal(
    'Access-Control-Allow-Credentials',
    headerValue(response, 'access-control-allow-credentials'),
    'true',
  );
}

/**
 * Expects that no other origin may read the response, and that it holds no user data.
 *
 * @param expect collects the differences
 * @param response of the endpoint
 * @param who sent the request, in words
 */
export function expectNoAccess(expect: Expectations, response: HttpResponse, who: string): void {
  const origins = headerValues(response, 'access-control-allow-origin').join(' and ');
  expect.that(origins === '', `${who}: expected no Access-Control-Allow-Origin, found ${origins}`);
  expectNoReader(expect, response, who);
}

/**
 * Expects a response without user data.
 *
 * @param expect collects the differences
 * @param response of the endpoint
 * @param who sent the request, in words
 */
export function expectNoReader(expect: Expectations, response: HttpResponse, who: string): void {
  expect.that(
    response.status !== 200 && !hasReader(response.body),
    `${who}: expected no user data, found some in a ${response.status} answer`,
  );
}
