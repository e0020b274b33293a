import { checkConformance, type ConformanceResult } from '@bookplate/doctor/conformance';
import { type CookieOptions, readSessionCookie } from '../input/session-cookie.ts';
import { toJunit } from '../report/junit.ts';
import type { Terminal } from '../terminal.ts';

export interface ConformanceOptions extends CookieOptions {
  readonly docsOrigin: string;
  readonly json?: boolean;
  readonly junit?: boolean;
}

/**
 * `bookplate conformance`: holds an endpoint to the contract and prints a list (Test Anything Protocol 14).
 *
 * @param apiUrl the endpoint
 * @param options of the command line
 * @param terminal where to read and print
 * @returns the exit code: 0 all rules kept, 1 not all
 */
export async function conformance(
  apiUrl: string,
  options: ConformanceOptions,
  terminal: Terminal,
): Promise<0 | 1> {
  const { docsOrigin, json, junit } = options;
  const cookie = await readSessionCookie(options, terminal);
  const results: ConformanceResult[] = [];
  for await (const result of checkConformance({ apiUrl, docsOrigin, cookie })) {
    if (!json && !junit) {
      if (result.number === 1) terminal.write(`TAP version 14\n1..${result.of}\n`);
      terminal.write(toTap(result));
    }
    results.push(result);
  }
  const count = (outcome: ConformanceResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  const totals = { passed: count('pass'), failed: count('fail'), skipped: count('skip') };
  if (json)
    terminal.write(
      `${JSON.stringify({ version: 1, apiUrl, docsOrigin, ...totals, results }, null, 2)}\n`,
    );
  else if (junit) {
    const cases = results.map(({ name, outcome, details }) => ({
      name,
      outcome,
      message: details[0] ?? '',
      details: details.join('\n'),
    }));
    terminal.write(toJunit('bookplate conformance', cases));
  } else {
    terminal.write(
      `# ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
    );
    if (totals.skipped > 0)
      terminal.write(
        '# Give a session cookie to check the skipped ones: BOOKPLATE_COOKIE="sid=…"\n',
      );
  }
  return totals.failed > 0 ? 1 : 0;
}

function toTap({ number, name, outcome, details }: ConformanceResult): string {
  const line = `${outcome === 'fail' ? 'not ok' : 'ok'} ${number} - ${name}`;
  if (outcome === 'skip') return `${line} # SKIP ${details.join('; ')}\n`;
  return [line, ...details.map((detail) => `  # ${detail}`), ''].join('\n');
}
