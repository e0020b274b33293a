import type { TestResult, WordedFinding } from './test-result.ts';

/** What changed from one test to the next. */
export interface TestDifference {
  readonly appeared: readonly WordedFinding[];
  readonly gone: readonly WordedFinding[];
}

/**
 * Compares a test with the one before it. Findings are the same when their codes are.
 *
 * @param before the earlier test
 * @param after the later test
 * @returns what is new and what is gone
 */
export function compareTests(before: TestResult, after: TestResult): TestDifference {
  return {
    appeared: missing(before, after),
    // A test that stopped early did not look for the rest.
    gone: missing(after, before).filter(({ code }) => after.skipped[code] === undefined),
  };
}

function missing(from: TestResult, all: TestResult): readonly WordedFinding[] {
  return all.findings.filter(({ code }) => !from.findings.some((other) => other.code === code));
}
