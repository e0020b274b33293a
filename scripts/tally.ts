import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from './root.ts';
import { run, step, StepError } from './step.ts';

/** What passed and what failed: tests one by one, and every other check as one. */
export class Tally {
  passed = 0;
  failed = 0;
  readonly #started = Date.now();
  readonly #files: { readonly name: string; readonly seconds: number }[] = [];

  /**
   * Does one check. A failure is shown and counted, and the next check goes on.
   *
   * @param label what is checked
   * @param command name and arguments
   * @returns whether it passed
   */
  check(label: string, ...command: string[]): Promise<boolean> {
    return this.attempt(label, () => run(label, command));
  }

  /**
   * Does one thing that throws if it fails. A failure is shown and counted, and the next thing goes on.
   *
   * @param label what is done
   * @param work does it
   * @returns whether it passed
   */
  async attempt(label: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await step(label, work);
      this.passed += 1;
      return true;
    } catch (error) {
      show(error);
      this.failed += 1;
      return false;
    }
  }

  /**
   * Runs tests by Vitest and counts each.
   *
   * @param label what is tested
   * @param options Vitest's own arguments, the Node to use instead of ours, more environment
   */
  async test(
    label: string,
    options: {
      readonly argv: readonly string[];
      readonly node?: string | undefined;
      readonly env?: Readonly<Record<string, string>>;
    },
  ): Promise<void> {
    const { argv, node = process.execPath, env = {} } = options;
    const report = join(tmpdir(), `bookplate-tests-${process.pid}.json`);
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`];
    try {
      const command = [node, vitest, 'run', ...argv, ...reporters];
      const output = await step(label, () => run(label, command, { env }));
      // What was left out says why, and property tests what they began with.
      const lines = output.split('\n');
      const told = lines.filter((each) => each.includes('↓') || each.includes('BOOKPLATE_SEED='));
      for (const line of new Set(told)) console.log(line);
    } catch (error) {
      show(error);
      // Also for what is no test: a file that cannot be loaded, an error that nobody caught.
      this.failed += 1;
    }
    const { numPassedTests, numFailedTests, testResults } = readReport(report);
    rmSync(report, { force: true });
    this.passed += numPassedTests;
    this.failed += Math.max(0, numFailedTests - 1);
    for (const { name, startTime, endTime } of testResults)
      this.#files.push({ name: relative(root, name), seconds: (endTime - startTime) / 1_000 });
    console.log(`    ${numPassedTests} passed, ${numFailedTests} failed`);
  }

  /** Prints what took long, and the last line of `npm test`. The exit code follows it. */
  finish(): void {
    const slowest = this.#files.toSorted((one, other) => other.seconds - one.seconds).slice(0, 10);
    if (slowest.length > 0) console.log('The slowest test files:');
    for (const { name, seconds } of slowest)
      console.log(`  ${seconds.toFixed(1).padStart(6)} s  ${name}`);
    console.log(`It took ${((Date.now() - this.#started) / 1_000).toFixed(0)} s in all.`);
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed === 0 ? 0 : 1;
  }
}

/** What we read of Vitest's JSON report. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    /** The path of the file. */
    readonly name: string;
    /** Unix milliseconds, of its first test and after its last. */
    readonly startTime: number;
    readonly endTime: number;
  }[];
}

function readReport(path: string): Report {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

function show(error: unknown): void {
  console.log(error instanceof StepError ? error.output : error);
}
