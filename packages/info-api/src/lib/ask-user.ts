import {
  readUser,
  type User,
  UserFormatError,
  type UserIssue,
  userLimits,
} from '@bookplate/protocol';
import type { CheckedOptions } from './options.ts';
import { toPlainJson } from './plain-json.ts';

/** The reader's User as JSON, or undefined when nobody is signed in. */
export type UserBody = string | undefined;

/** `getUser` did not answer in time. */
export class GetUserTimeoutError extends Error {
  override readonly name = 'GetUserTimeoutError';

  constructor(timeoutMs: number) {
    super(`getUser did not answer within ${timeoutMs} ms (getUserTimeoutMs)`);
  }
}

/**
 * Asks the dashboard who is signed in and makes sure that only a right User leaves.
 * Synchronous if `getUser` is, so that a fast look-up costs no timer and no turn of the event loop.
 *
 * @param options checked options
 * @param request what `getUser` receives
 * @returns the User as JSON, without unknown fields
 * @throws whatever `getUser` throws, {@link GetUserTimeoutError}, or {@link UserFormatError}
 */
export function askUser<Request>(
  { getUser, getUserTimeoutMs }: CheckedOptions<Request>,
  request: Request,
): UserBody | Promise<UserBody> {
  const user = getUser(request);
  if (!isPromiseLike(user)) return toBody(user);
  return withTimeout(user, getUserTimeoutMs).then(toBody);
}

function toBody(value: User<object> | null | undefined): UserBody {
  if (value === null || value === undefined) return undefined;
  const issues: UserIssue[] = [];
  const { user, issues: formatIssues } = readUser(toPlainUser(value, issues));
  issues.push(...formatIssues);
  if (issues.length > 0) throw new UserFormatError(issues);
  const body = JSON.stringify(user);
  const bytes = countBytes(body);
  if (bytes > userLimits.bodyBytes)
    throw new UserFormatError([{ path: [], rule: 'body-size', found: bytes }]);
  return body;
}

/** The fields of the format as JSON will write them. What is no object is left for the check of the format to name. */
function toPlainUser(value: User<object>, issues: UserIssue[]): unknown {
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const plain = (name: keyof User): unknown => toPlainJson(value, name, issues);
  const user = {
    // Not as JSON: the text of a Date is harder to recognise than the Date.
    expiresAt: value.expiresAt,
    groups: plain('groups'),
    content: plain('content'),
    apiPlaygroundInputs: plain('apiPlaygroundInputs'),
  };
  if (issues.length === 0 && !hasValues(user)) {
    const others = Object.entries(value).filter(([, field]) => isGiven(field));
    if (others.length > 0)
      issues.push({ path: [], rule: 'no-field', found: others.map(([name]) => name) });
  }
  return user;
}

function hasValues(user: object): boolean {
  return Object.values(user).some(isGiven);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** One UTF-16 unit is at most three bytes of UTF-8, so short bodies need no counting. */
function countBytes(text: string): number {
  if (text.length * 3 <= userLimits.bodyBytes) return text.length;
  return new TextEncoder().encode(text).length;
}

function withTimeout<T>(promise: PromiseLike<T>, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new GetUserTimeoutError(timeoutMs)), timeoutMs);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as PromiseLike<T> | null | undefined)?.then === 'function';
}
