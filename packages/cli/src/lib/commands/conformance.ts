import {
  checkConformance,
  type ConformanceInput,
  type ConformanceResult,
} from '@bookplate/doctor/conformance';
import { type HeaderFileOptions, readHeaderFiles } from '../input/header-file.ts';
import { type CookieOptions, readSessionCookie } from '../input/session-cookie.ts';
import { toJunit } from '../report/junit.ts';
import type { Terminal } from '../terminal.ts';

export interface ConformanceOptions extends CookieOptions, HeaderFileOptions {
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
 * @throws {ConfigurationError} if the input cannot be used, or no server is there
 */
export async function conformance(
  apiUrl: string,
  options: ConformanceOptions,
  terminal: Terminal,
): Promise<0 | 1> {
  const { docsOrigin, json, junit } = options;
  const cookie = await readSessionCookie(options, terminal, apiUrl);
  const input = { apiUrl, docsOrigin, cookie, ...(await readHeaderFiles(options, terminal)) };
  const results: ConformanceResult[] = [];
  for await (const result of checkConformance(input)) {
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
    const cases = results.map(({ name, outcome, details, page }) => ({
      name,
      outcome,
      message: details[0] ?? '',
      details: [...details, ...(page === undefined ? [] : [page])].join('\n'),
    }));
    terminal.write(toJunit('bookplate conformance', cases));
  } else {
    terminal.write(
      `# ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
    );
    const missing = missingOf(input);
    if (totals.skipped > 0)
      terminal.write(`# To check the skipped ones too: ${missing.join('; ')}\n`);
  }
  return totals.failed > 0 ? 1 : 0;
}

function missingOf(input: ConformanceInput): readonly string[] {
  return [
    ...(input.cookie === undefined ? ['a session cookie: BOOKPLATE_COOKIE="sid=…"'] : []),
    ...(input.signInCookies && input.signOutCookies
      ? []
      : [
          'if you set the sign-in hint, the headers of a sign-in and a sign-out: --sign-in-headers, --sign-out-headers',
        ]),
  ];
}

function toTap({ number, name, outcome, details, page }: ConformanceResult): string {
  const line = `${outcome === 'fail' ? 'not ok' : 'ok'} ${number} - ${name}`;
  if (outcome === 'skip') return `${line} # SKIP ${details.join('; ')}\n`;
  const said = [...details, ...(page === undefined ? [] : [page])];
  return [line, ...said.map((detail) => `  # ${detail}`), ''].join('\n');
}
