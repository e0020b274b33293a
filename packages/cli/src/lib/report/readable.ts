import {
  type DoctorEvent,
  explain,
  explainSkip,
  type Finding,
  type Severity,
  type Verdict,
  type WordingContext,
} from '@bookplate/doctor';
import type { Color, Paint } from '../terminal.ts';
import { tellCookie } from './cookie.ts';
import { tellObservation } from './in-browser.ts';
import { tellSteps } from './steps.ts';
import { wrap } from './wrap.ts';

const order: readonly Severity[] = ['error', 'danger', 'warning'];
const signs: Readonly<Record<Severity, readonly [sign: string, color: Color]>> = {
  error: ['✗', 'red'],
  danger: ['‼', 'magenta'],
  warning: ['!', 'yellow'],
};

const deployments = {
  'two-subdomains': 'docs and dashboard on two names of one domain',
  'docs-at-the-root': "docs at the root of the dashboard's domain",
  'one-domain': 'docs and dashboard on one origin',
  'two-sites': 'docs and dashboard on two sites',
} as const;

/** A report that is written while the examination goes on. */
export interface Report {
  /** What to print when this happened; empty for nothing. */
  readonly tell: (event: DoctorEvent) => string;
}

/**
 * A report for people. What is found is named at once and explained after the verdict: only then is it known which
 * stack to word the fixes for, and which findings are the worst.
 *
 * @param paint colours
 * @param options `isVerbose` lists requests and skipped checks too, `columns` is the width
 * @returns the report
 */
export function createReadableReport(
  paint: Paint,
  { isVerbose, columns }: { readonly isVerbose: boolean; readonly columns: number },
): Report {
  const findings: Finding[] = [];
  const skipped = new Set<string>();
  let hasSaid = false;
  let context: WordingContext = { docsOrigin: '', apiUrl: '', stack: 'unknown' };
  const quietly = (text: string): string => (isVerbose ? paint('dim', `  ${text}\n`) : '');

  return {
    tell(event) {
      switch (event.type) {
        case 'start': {
          const { docsUrl, apiUrl, deployment, publicSuffixList, cookie } = event;
          context = { ...context, docsOrigin: new URL(docsUrl).origin, apiUrl };
          const list = paint('dim', `(Public Suffix List of ${publicSuffixList.date})`);
          return `docs  ${docsUrl}\nAPI   ${apiUrl}\n      ${deployments[deployment]}\n      ${list}\n${
            cookie
              ? `\n${tellCookie(cookie, paint)
                  .map((line) => `  ${line}\n`)
                  .join('')}`
              : ''
          }\n`;
        }
        case 'request':
          return quietly(
            `${event.method} ${event.url}  ${event.outcome}  ${event.milliseconds} ms`,
          );
        case 'skip':
          if (event.reason.kind === 'no-browser') skipped.add(explainSkip(event.reason));
          return quietly(`left out ${event.code}: ${explainSkip(event.reason)}`);
        case 'observation':
          hasSaid = true;
          return `${['  in a browser', ...tellObservation(event).map((line) => `    ${wrap(line, { columns, indent: 15 })}`)].join('\n')}\n`;
        case 'finding': {
          const [sign, color] = signs[event.finding.severity];
          findings.push(event.finding);
          hasSaid = true;
          const title = wrap(explain(event.finding, context).title, { columns, indent: 4 });
          return `  ${paint(color, sign)} ${title}\n`;
        }
        case 'verdict':
          return tellAll(event, findings, { ...context, stack: event.stack });
      }
    },
  };

  function tellAll(verdict: Verdict, all: readonly Finding[], fullContext: WordingContext): string {
    const sorted = all.toSorted(
      (one, other) => order.indexOf(one.severity) - order.indexOf(other.severity),
    );
    return [
      ...(hasSaid ? [''] : []),
      tellSteps(verdict.steps, all, paint),
      '',
      ...sorted.map((finding) => tellOne(finding, fullContext)),
      ...[...skipped].map((reason) => `${wrap(reason, { columns, indent: 0 })}\n`),
      summary(verdict, paint),
      '',
    ].join('\n');
  }

  function tellOne(finding: Finding, fullContext: WordingContext): string {
    const { title, meaning, fix, paste = '' } = explain(finding, fullContext);
    const [, color] = signs[finding.severity];
    const body = (text: string): string => `  ${wrap(text, { columns, indent: 2 })}`;
    return [
      `${paint(color, finding.severity)}  ${paint('dim', finding.code)}`,
      paint('bold', body(title)),
      body(meaning),
      `  ${paint('bold', 'Fix:')} ${wrap(fix, { columns: columns - 5, indent: 2 })}`,
      '',
      paste.replaceAll(/^(?=.)/gm, ' '.repeat(6)),
      '',
    ].join('\n');
  }
}

function summary({ outcome, findings, requests, milliseconds }: Verdict, paint: Paint): string {
  const effort = paint('dim', `(${requests} requests, ${(milliseconds / 1_000).toFixed(1)} s)`);
  if (outcome === 'broken')
    return `${paint('red', `It does not work: ${count(findings)}.`)} ${effort}`;
  if (outcome === 'unknown')
    return `${paint('yellow', `Not all could be looked at: ${count(findings)}.`)} ${effort}`;
  return findings === 0
    ? `${paint('green', 'It works.')} ${effort}`
    : `${paint('yellow', `It works, with ${count(findings)} to look at.`)} ${effort}`;
}

function count(findings: number): string {
  return findings === 1 ? '1 finding' : `${findings} findings`;
}
