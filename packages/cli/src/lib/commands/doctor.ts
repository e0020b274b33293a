import { findSettings, settingsOf } from '@bookplate/docs/settings-file';
import {
  codes,
  type DoctorEvent,
  examine,
  type ExamineOptions,
  explain,
  explainSkip,
  parseSetup,
  type ReadUnpublished,
  type Setup,
  type Stack,
} from '@bookplate/doctor';
import type { GivenSettings } from '@bookplate/protocol';
import { findChromium, observe } from '@bookplate/doctor/browser';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readDocsFolder, readDocsGroups } from '../input/docs-folder.ts';
import { readHeaderFiles } from '../input/header-file.ts';
import { readSessionCookie } from '../input/session-cookie.ts';
import { readSpecFile } from '../input/spec-file.ts';
import { counted } from '../report/counted.ts';
import { toJsonReport } from '../report/json.ts';
import { type JunitCase, toJunit } from '../report/junit.ts';
import { createProgress } from '../report/progress.ts';
import { nextCommand } from '../report/next-command.ts';
import { createReadableReport } from '../report/readable.ts';
import { createPaint, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { DoctorOptions } from './doctor-options.ts';

const watchMs = 5_000;

/**
 * `bookplate doctor`: examines a set-up and prints what it found.
 *
 * @param options of the command line
 * @param terminal where to read and print
 * @returns the exit code: 0 works, 1 findings or not all checked, 2 if the browser that was asked for could not run
 * @throws {UsageError} if something is missing
 * @throws {ConfigurationError} if an option or `bookplate.json` is wrong
 */
export async function doctor(options: DoctorOptions, terminal: Terminal): Promise<0 | 1 | 2> {
  const examineOnce = await createExamination(options, terminal);
  let code = exitCodeOf(await examineOnce());
  if (!options.watch) return code;
  const { stop } = terminal;
  for (;;) {
    await wait(watchMs, undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) return code;
    terminal.write(`\n${new Date().toLocaleTimeString()}\n`);
    code = exitCodeOf(await examineOnce());
  }
}

/**
 * Reads what to examine.
 *
 * @param options of the command line
 * @param terminal where to read and print
 * @returns examines it, prints the report, and returns the events
 * @throws {UsageError} if something is missing
 * @throws {ConfigurationError} if an option or `bookplate.json` is wrong
 */
export async function createExamination(
  options: DoctorOptions,
  terminal: Terminal,
): Promise<() => Promise<readonly DoctorEvent[]>> {
  const setup = await readSetup(options, terminal);
  const next = nextCommand(options, { docsUrl: setup.docs.href, apiUrl: setup.api.href });
  const examineOptions = {
    ...(options.browser && { observe: observeWith(terminal) }),
    ...(options.unpublished && { readUnpublished: unpublishedIn(options, terminal) }),
  };
  return async () => {
    const report = createReadableReport(createPaint(terminal), {
      isVerbose: options.verbose ?? false,
      columns: Math.min(terminal.columns, 100),
      next,
    });
    const isForPeople = !options.json && !options.junit;
    const progress = createProgress(terminal);
    let requests = 0;
    const events: DoctorEvent[] = [];
    for await (const emitted of examine(setup, examineOptions)) {
      const event = withStack(emitted, options.stack);
      events.push(event);
      if (!isForPeople) continue;
      progress.clear();
      terminal.write(report.tell(event));
      if (event.type === 'request') progress.show(`  … ${counted((requests += 1), 'request')}`);
    }
    if (isForPeople && options.unpublished)
      terminal.write(
        `The docs were read from ${options.docsFolder}. What their server adds, such as headers, was not checked.\n`,
      );
    if (options.json) terminal.write(`${JSON.stringify(toJsonReport(events, next), null, 2)}\n`);
    if (options.junit) terminal.write(toJunit('bookplate doctor', toCases(events)));
    return events;
  };
}

function unpublishedIn({ docsFolder }: DoctorOptions, { folder }: Terminal): ReadUnpublished {
  if (docsFolder === undefined)
    throw new UsageError(
      '--unpublished: expected --docs-folder, with the docs as they were built.',
    );
  return readDocsFolder(resolve(folder, docsFolder));
}

/** A given stack overrides the recognised one. */
function withStack(event: DoctorEvent, stack: Stack | undefined): DoctorEvent {
  return event.type === 'verdict' && stack ? { ...event, stack } : event;
}

function exitCodeOf(events: readonly DoctorEvent[]): 0 | 1 | 2 {
  if (events.some((event) => event.type === 'skip' && event.reason.kind === 'no-browser')) return 2;
  const isFine = events.some(
    (event) => event.type === 'verdict' && event.outcome === 'works' && event.findings === 0,
  );
  return isFine ? 0 : 1;
}

function observeWith({ environment }: Terminal): NonNullable<ExamineOptions['observe']> {
  return async (setup) => {
    const executable = findChromium(environment);
    if (executable === undefined)
      throw new UsageError(
        environment['BOOKPLATE_CHROMIUM']
          ? `BOOKPLATE_CHROMIUM is ${environment['BOOKPLATE_CHROMIUM']}, and there is no program. Set it to the path of a Chromium.`
          : '--browser needs a Chromium or Chrome that is installed, and found none. Install one (Debian and Ubuntu: sudo apt install chromium; macOS: brew install --cask chromium), or set BOOKPLATE_CHROMIUM to the path of one.',
      );
    return observe(setup, executable);
  };
}

/** The settings that a build would use: of a console, if there is one. */
async function readSettings(
  { api }: DoctorOptions,
  terminal: Terminal,
): Promise<GivenSettings | undefined> {
  const given = findSettings(terminal.folder);
  // --api names another Info API than the console's.
  if (given?.console === undefined || api !== undefined) return given;
  const warning = createPaint(terminal)('yellow', 'warning');
  const warn = (message: string): void => terminal.writeError(`${warning}  ${message}\n`);
  return settingsOf(terminal.folder, given, warn, 'production', false);
}

async function readSetup(options: DoctorOptions, terminal: Terminal): Promise<Setup> {
  const settings = await readSettings(options, terminal);
  const docsUrl = options.docs ?? settings?.docsOrigin;
  const apiUrl = options.api ?? settings?.apiUrl;
  if (docsUrl === undefined || apiUrl === undefined)
    throw new UsageError(
      [
        ...(docsUrl === undefined
          ? ['Which docs? Give --docs with the URL of a page, or docsOrigin in bookplate.json.']
          : []),
        ...(apiUrl === undefined
          ? ['Which Info API? Give --api with its URL, or apiUrl in bookplate.json.']
          : []),
      ].join('\n'),
    );
  return parseSetup({
    docsUrl,
    apiUrl,
    loginUrl: options.login ?? settings?.loginUrl,
    cookie: await readSessionCookie(options, terminal, apiUrl),
    setCookie: options.setCookie,
    ...(await readHeaderFiles(options, terminal)),
    scriptHash: options.scriptHash,
    publicFields: settings?.publicFields,
    docsGroups:
      options.docsFolder === undefined
        ? undefined
        : await readDocsGroups(resolve(terminal.folder, options.docsFolder)),
    spec:
      options.spec === undefined
        ? undefined
        : await readSpecFile(resolve(terminal.folder, options.spec)),
  });
}

function toCases(events: readonly DoctorEvent[]): readonly JunitCase[] {
  const { docsUrl, apiUrl, stack, findings } = toJsonReport(events);
  const context = {
    docsOrigin: new URL(docsUrl).origin,
    apiUrl,
    stack,
    codes: findings.map(({ code }) => code),
  };
  return codes.map((code): JunitCase => {
    for (const event of events) {
      if (event.type === 'skip' && event.code === code)
        return { name: code, outcome: 'skip', message: explainSkip(event.reason), details: '' };
      const isNote = event.type === 'finding' && event.finding.severity === 'note';
      if (event.type === 'finding' && event.finding.code === code && !isNote) {
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
