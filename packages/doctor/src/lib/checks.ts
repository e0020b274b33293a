import { answerChecks } from './checks/answer/checks.ts';
import { cachingChecks } from './checks/caching/checks.ts';
import { cookieChecks } from './checks/cookie/checks.ts';
import { corsChecks } from './checks/cors/checks.ts';
import { cspChecks } from './checks/csp/checks.ts';
import { docsPageChecks } from './checks/docs-page/checks.ts';
import { hintChecks } from './checks/hint/checks.ts';
import { otherOriginChecks } from './checks/other-origins/checks.ts';
import { reachabilityChecks } from './checks/reachability/checks.ts';
import { runningChecks } from './checks/running/checks.ts';
import { signedInChecks } from './checks/signed-in/checks.ts';
import { urlChecks } from './checks/urls/checks.ts';

/** Any check, with its own code and arguments. */
export type AnyCheck =
  | (typeof urlChecks)[number]
  | (typeof reachabilityChecks)[number]
  | (typeof corsChecks)[number]
  | (typeof answerChecks)[number]
  | (typeof cachingChecks)[number]
  | (typeof otherOriginChecks)[number]
  | (typeof signedInChecks)[number]
  | (typeof cookieChecks)[number]
  | (typeof docsPageChecks)[number]
  | (typeof hintChecks)[number]
  | (typeof cspChecks)[number]
  | (typeof runningChecks)[number];

/** What checks are about. */
export type Topic =
  | 'urls'
  | 'reachability'
  | 'cors'
  | 'answer'
  | 'caching'
  | 'other-origins'
  | 'signed-in'
  | 'cookie'
  | 'docs-page'
  | 'hint'
  | 'csp'
  | 'running';

/** In the order in which a request meets obstacles: an earlier finding makes later checks pointless. */
const topics: Readonly<Record<Topic, readonly AnyCheck[]>> = {
  urls: urlChecks,
  reachability: reachabilityChecks,
  cors: corsChecks,
  answer: answerChecks,
  caching: cachingChecks,
  'other-origins': otherOriginChecks,
  'signed-in': signedInChecks,
  cookie: cookieChecks,
  'docs-page': docsPageChecks,
  hint: hintChecks,
  csp: cspChecks,
  running: runningChecks,
};

/** All checks, in their order. */
export const checks: readonly AnyCheck[] = Object.values(topics).flat();

/** The codes of all checks, in their order. */
export const codes: readonly AnyCheck['code'][] = checks.map(({ code }) => code);

/**
 * @param topic of checks
 * @returns their codes, in their order
 */
export function codesOf(topic: Topic): readonly AnyCheck['code'][] {
  return topics[topic].map(({ code }) => code);
}
