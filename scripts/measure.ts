import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, StepError } from './step.ts';

/** What a measurement printed, and which of its lines are beyond their budget; or why there is none. */
export type Measurement =
  | { readonly tables: string; readonly beyond: readonly string[] }
  | { readonly problem: string };

/**
 * Runs a measurement in its own process.
 *
 * @param script a file that prints by `bench/table.ts`
 * @returns what it printed; a problem if it did not end well, or printed nothing: then nobody knows how far it is
 */
export async function measure(script: string): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-bench-'));
  const output = join(folder, 'tables.md');
  try {
    await run(script, [process.execPath, '--expose-gc', script], {
      isLive: true,
      env: { BENCH_OUTPUT: output },
    });
    if (!existsSync(output)) return { problem: `${script} failed: it printed nothing` };
    const tables = readFileSync(output, 'utf8');
    return { tables, beyond: tables.split('\n').filter((line) => line.startsWith('- beyond:')) };
  } catch (error) {
    if (error instanceof StepError) return { problem: error.message };
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
