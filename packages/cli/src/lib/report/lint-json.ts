import { type Explanation, explain, type Finding } from '@bookplate/lint';
import { codePage } from '@bookplate/protocol';
import type { LintResult } from './lint-result.ts';
import type { WithPage } from './with-page.ts';

/** The version of {@link LintJson}; a field that changes its meaning or goes makes it one more. */
const lintJsonVersion = 1;

/** What `bookplate lint --json` prints. */
export interface LintJson {
  readonly version: typeof lintJsonVersion;
  readonly host: string;
  readonly pages: number;
  readonly personas: readonly string[];
  readonly errors: number;
  readonly warnings: number;
  readonly findings: readonly (Finding & Explanation & WithPage)[];
  /** JavaScript that only the site itself can run. */
  readonly notRun: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly names: readonly string[];
  }[];
  readonly milliseconds: number;
}

/**
 * @param result of a run
 * @returns one object
 */
export function toLintJson({ start, findings, notRun, end }: LintResult): LintJson {
  return {
    version: lintJsonVersion,
    host: start.host,
    pages: end.pages,
    personas: start.personas,
    errors: end.errors,
    warnings: end.warnings,
    findings: findings.map((finding) => ({
      ...finding,
      ...explain(finding),
      page: codePage('lint', finding.code),
    })),
    notRun: notRun.map(({ file, line, column, names }) => ({ file, line, column, names })),
    milliseconds: end.milliseconds,
  };
}
