import { readSettingsFile } from '@bookplate/docs/settings-file';
import {
  codes,
  type DoctorEvent,
  examine,
  explain,
  explainSkip,
  parseSetup,
  type Setup,
} from '@bookplate/doctor';
import { setTimeout as wait } from 'node:timers/promises';
import { type CookieOptions, readSessionCookie } from '../input/session-cookie.ts';
import { toJsonReport } from '../report/json.ts';
import { type JunitCase, toJunit } from '../report/junit.ts';
import { createReadableReport } from '../report/readable.ts';
import { createPaint, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface DoctorOptions extends CookieOptions {
  readonly docs?: string;
  readonly api?: string;
  readonly login?: string;
  readonly setCookie?: string;
  readonly scriptHash?: string;
  readonly json?: boolean;
  readonly junit?: boolean;
  readonly verbose?: boolean;
  readonly watch?: boolean;
}

const watchMs = 5_000;

/**
 * `bookplate doctor`: examines a set-up and prints what it found.
 *
 * @param options of the command line
 * @param terminal where to read and print
 * @returns the exit code: 0 works, 1 findings
 * @throws {UsageError} if something is missing
 * @throws {ConfigurationError} if an option or `bookplate.json` is wrong
 */
export async function doctor(options: DoctorOptions, terminal: Terminal): Promise<0 | 1> {
  const setup = await readSetup(options, terminal);
  const examineOnce = async (): Promise<0 | 1> => {
    const report = createReadableReport(createPaint(terminal), {
      isVerbose: options.verbose ?? false,
    });
    const isForPeople = !options.json && !options.junit;
    const events: DoctorEvent[] = [];
    for await (const event of examine(setup)) {
      events.push(event);
      if (isForPeople) terminal.write(report.tell(event));
    }
    if (options.json) terminal.write(`${JSON.stringify(toJsonReport(events), null, 2)}\n`);
    if (options.junit) terminal.write(toJunit('bookplate doctor', toCases(events)));
    return events.some(
      (event) => event.type === 'verdict' && event.outcome === 'works' && event.findings === 0,
    )
      ? 0
      : 1;
  };

  let code = await examineOnce();
  if (!options.watch) return code;
  const { stop } = terminal;
  for (;;) {
    await wait(watchMs, undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) return code;
    terminal.write(`\n${new Date().toLocaleTimeString()}\n`);
    code = await examineOnce();
  }
}

async function readSetup(options: DoctorOptions, terminal: Terminal): Promise<Setup> {
  const settings = readSettingsFile(terminal.folder);
  const docsUrl = options.docs ?? settings?.docsOrigin;
  const apiUrl = options.api ?? settings?.apiUrl;
  if (docsUrl === undefined)
    throw new UsageError(
      'Which docs? Give --docs with the URL of a page, or docsOrigin in bookplate.json.',
    );
  if (apiUrl === undefined)
    throw new UsageError('Which Info API? Give --api with its URL, or apiUrl in bookplate.json.');
  return parseSetup({
    docsUrl,
    apiUrl,
    loginUrl: options.login ?? settings?.loginUrl,
    cookie: await readSessionCookie(options, terminal),
    setCookie: options.setCookie,
    scriptHash: options.scriptHash,
  });
}

function toCases(events: readonly DoctorEvent[]): readonly JunitCase[] {
  const { docsUrl, apiUrl, stack } = toJsonReport(events);
  const context = { docsOrigin: new URL(docsUrl).origin, apiUrl, stack };
  return codes.map((code): JunitCase => {
    for (const event of events) {
      if (event.type === 'skip' && event.code === code)
        return { name: code, outcome: 'skip', message: explainSkip(event.reason), details: '' };
      if (event.type === 'finding' && event.finding.code === code) {
        const { title, meaning, fix, paste = '' } = explain(event.finding, context);
        return {
          name: code,
          outcome: 'fail',
          message: title,
          details: [meaning, fix, paste].join('\n'),
        };
      }
    }
    return { name: code, outcome: 'pass', message: '', details: '' };
  });
}
