import {
  type DoctorEvent,
  explainSkip,
  type Finding,
  type Severity,
  type Verdict,
  type WordingContext,
} from '@bookplate/doctor';
import type { Paint } from '../terminal.ts';
import { tellCookie } from './cookie.ts';
import { explainFinding, nameFinding } from './finding.ts';
import { tellObservation } from './in-browser.ts';
import { tellSteps } from './steps.ts';
import { wrap } from './wrap.ts';

const order: readonly Severity[] = ['error', 'danger', 'warning', 'note'];

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
 * @param options `isVerbose` lists requests and skipped checks too, `columns` is the width, `next` the command to run where no
 * session was given
 * @returns the report
 */
export function createReadableReport(
  paint: Paint,
  {
    isVerbose,
    columns,
    next,
  }: { readonly isVerbose: boolean; readonly columns: number; readonly next: string },
): Report {
  const findings: Finding[] = [];
  const noBrowser = new Set<string>();
  let context: WordingContext = { docsOrigin: '', apiUrl: '', stack: 'unknown' };
  let needsSpace = false;
  const quietly = (text: string): string => (isVerbose ? paint('dim', `  ${text}\n`) : '');

  return {
    tell(event) {
      switch (event.type) {
        case 'start':
          context = { ...context, docsOrigin: new URL(event.docsUrl).origin, apiUrl: event.apiUrl };
          return tellStart(event, paint);
        case 'request':
          return quietly(
            `${event.method} ${event.url}  ${event.outcome}  ${event.milliseconds} ms`,
          );
        case 'skip':
          if (event.reason.kind === 'no-browser') noBrowser.add(explainSkip(event.reason));
          return quietly(`left out ${event.code}: ${explainSkip(event.reason)}`);
        case 'observation': {
          const lines = tellObservation(event).map(
            ([label, text]) => `    ${label.padEnd(11)}${wrap(text, { columns, indent: 15 })}\n`,
          );
          const space = needsSpace ? '\n' : '';
          needsSpace = false;
          return `${space}  in a real browser\n${lines.join('')}\n`;
        }
        case 'finding':
          findings.push(event.finding);
          needsSpace = true;
          return nameFinding(event.finding, { context, paint, columns });
        case 'verdict': {
          const codes = findings.map(({ code }) => code);
          const style = {
            context: { ...context, stack: event.stack, codes },
            paint,
            columns,
            pasted: new Map<string, string>(),
          };
          const worstFirst = findings.toSorted(
            (one, other) => order.indexOf(one.severity) - order.indexOf(other.severity),
          );
          return [
            ...(needsSpace ? [''] : []),
            tellSteps(event, findings, paint),
            '',
            ...worstFirst.map((finding) => explainFinding(finding, style)),
            ...[...noBrowser].map((reason) => `${wrap(reason, { columns, indent: 0 })}\n`),
            summary(event, paint),
            ...(event.seen.signedInReader === 'not-checked' && event.outcome !== 'broken'
              ? tellNext(next, columns)
              : []),
            '',
          ].join('\n');
        }
      }
    },
  };
}

function tellStart(event: Extract<DoctorEvent, { readonly type: 'start' }>, paint: Paint): string {
  const { docsUrl, apiUrl, deployment, publicSuffixList, cookie } = event;
  return [
    `docs  ${docsUrl}`,
    `API   ${apiUrl}`,
    `      ${deployments[deployment]}`,
    `      ${paint('dim', `(Public Suffix List of ${publicSuffixList.date})`)}`,
    '',
    ...(cookie ? [...tellCookie(cookie, paint).map((line) => `  ${line}`), ''] : []),
    '',
  ].join('\n');
}

function summary(verdict: Verdict, paint: Paint): string {
  const { outcome, findings, notRun, seen, requests, milliseconds } = verdict;
  const effort = paint('dim', `(${requests} requests, ${(milliseconds / 1_000).toFixed(1)} s)`);
  if (outcome === 'broken')
    return `${paint('red', `It does not work: ${count(findings)}.`)} ${effort}`;
  if (outcome === 'unknown')
    return notRun === 0 && seen.signedInReader === 'not-checked'
      ? `${paint('yellow', `Works for anonymous readers${findings === 0 ? '' : `, with ${count(findings)} to look at`}; a signed-in reader was not checked.`)} ${effort}`
      : `${paint('yellow', `Some checks could not run; ${count(findings)}.`)} ${effort}`;
  return findings === 0
    ? `${paint('green', 'It works.')} ${effort}`
    : `${paint('yellow', `It works, with ${count(findings)} to look at.`)} ${effort}`;
}

function tellNext(command: string, columns: number): readonly string[] {
  const how =
    'Next: sign in to the dashboard, copy the Cookie header of a request to it (developer tools, Network), run this, paste the header, and end with Ctrl-D (Windows: Ctrl-Z and Enter):';
  return ['', wrap(how, { columns, indent: 0 }), '', `      ${command}`];
}

function count(findings: number): string {
  return findings === 1 ? '1 finding' : `${findings} findings`;
}
