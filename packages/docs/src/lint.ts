export type { LintEvent } from './lib/lint/events.ts';
export type { Code, Finding, FindingArgs, Place, Severity } from './lib/lint/findings.ts';
export { lint, type LintOptions } from './lib/lint/lint.ts';
export { codes, explain } from './lib/lint/wording/explain.ts';
export type { Explanation } from './lib/lint/wording/words.ts';
