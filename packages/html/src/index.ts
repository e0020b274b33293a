export { apply, type ApplyEvent, type ApplyOptions } from './lib/apply.ts';
export { codes, type Finding, type FindingCode, type Severity, toFinding } from './lib/findings.ts';
export type { PageReport } from './lib/page-context.ts';
export { whyNotASite } from './lib/why-not-a-site.ts';
