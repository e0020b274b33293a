export type { LintEvent } from './lib/events.ts';
export type { Code, Finding, FindingArgs, Place, Severity } from './lib/findings.ts';
export { lint, type LintOptions } from './lib/lint.ts';
export { codes, explain } from './lib/wording/explain.ts';
export type { Explanation } from './lib/wording/words.ts';
