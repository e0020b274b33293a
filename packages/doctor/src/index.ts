export type {
  Check,
  Discovery,
  EarlierCheck,
  Need,
  Severity,
  Step,
  UrlCheck,
} from './lib/check.ts';
export { checkUrls } from './lib/check-urls.ts';
export { codes, codesOf, type Topic } from './lib/checks.ts';
export {
  type Browser,
  browsers,
  type CookieReason,
  type CookieTravel,
  followCookie,
  type Journey,
} from './lib/cookie/travel.ts';
export type { Deployment } from './lib/deployment.ts';
export type { Observation, ObservedRequest } from './lib/browser/observation.ts';
export type {
  DoctorEvent,
  ObservationEvent,
  RequestEvent,
  Seen,
  StepState,
  Verdict,
} from './lib/events.ts';
export { examine, type ExamineOptions } from './lib/examine.ts';
export type { Code, Finding, FindingArgs } from './lib/findings.ts';
export { defaultLimits, type Limits } from './lib/limits.ts';
export { type Resolve, resolveAddresses } from './lib/resolve.ts';
export { type DocsLook, lookAtDocs } from './lib/look-at-docs.ts';
export { parseSetup, type Setup, type SetupInput } from './lib/setup.ts';
export type { SkipReason } from './lib/skip-reason.ts';
export { type Stack, stacks } from './lib/stack.ts';
export { explain } from './lib/explain.ts';
export { explainCookie } from './lib/explain-cookie.ts';
export { explainNoResponse } from './lib/explain-no-response.ts';
export { explainSkip } from './lib/explain-skip.ts';
export type { ReadUnpublished } from './lib/unpublished-docs.ts';
export type { Explanation, WordingContext } from './lib/explanation.ts';
