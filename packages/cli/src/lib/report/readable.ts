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
import { counted } from './counted.ts';
import { explainFinding, nameFinding } from './finding.ts';
import { tellObservation } from './in-browser.ts';
import { tellSteps } from './steps.ts';
import { wrap } from './wrap.ts';

const worstFirst: readonly Severity[] = ['error', 'danger', 'warning', 'note'];

const deployments = {
  'two-subdomains': 'docs and dashboard on subdomains of one domain',
  'docs-at-the-root': 'docs on the root domain, dashboard on a subdomain',
  'one-domain': 'docs and dashboard on one origin',
  'two-ports': 'docs and dashboard on two ports of one host',
  'two-sites': 'docs and dashboard on different sites',
} as const;

/** A report that is written while the examination runs. */
export interface Report {
  /** What to print for an event; empty for nothing. */
  readonly tell: (event: DoctorEvent) => string;
}

/**
 * A report for people. It names each finding at once, and explains it after the verdict: only the verdict knows the stack to word
 * the fixes for, and which findings are the worst.
 *
 * @param paint colours
 * @param options `isVerbose` lists requests and skipped checks too, `columns` is the width, `next` the command to run if no
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
  const skipped: Extract<DoctorEvent, { readonly type: 'skip' }>[] = [];
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
          skipped.push(event);
          if (event.reason.kind === 'no-browser') noBrowser.add(explainSkip(event.reason));
          return quietly(`skipped ${event.code}: ${explainSkip(event.reason)}`);
        case 'observation': {
          const lines = tellObservation(event).map(
            ([label, text]) => `    ${label.padEnd(11)}${wrap(text, { columns, indent: 15 })}\n`,
          );
          const space = needsSpace ? '\n' : '';
          needsSpace = false;
          return `${space}  In a real browser:\n${lines.join('')}\n`;
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
          const ordered = findings.toSorted(
            (one, other) => worstFirst.indexOf(one.severity) - worstFirst.indexOf(other.severity),
          );
          return [
            ...(needsSpace ? [''] : []),
            tellSteps(event, { findings, skipped }, paint),
            '',
            ...ordered.map((finding) => explainFinding(finding, style)),
            ...[...noBrowser].map((reason) => `${wrap(reason, { columns, indent: 0 })}\n`),
            summary(event, findings, paint),
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

function summary(verdict: Verdict, findings: readonly Finding[], paint: Paint): string {
  const { outcome, notRun, seen, requests, milliseconds } = verdict;
  const effort = paint(
    'dim',
    `(${counted(requests, 'request')}, ${(milliseconds / 1_000).toFixed(1)} s)`,
  );
  const found = count(findings);
  if (outcome === 'broken') return `${paint('red', `It does not work: ${found}.`)} ${effort}`;
  const isAnonymous = notRun === 0 && seen.signedInReader === 'not-checked';
  const dangers = findings.filter(({ severity }) => severity === 'danger');
  if (dangers.length > 0 && (outcome === 'works' || isAnonymous)) {
    const others = count(findings.filter((finding) => !dangers.includes(finding)));
    const also = others === '' ? '' : ` (also ${others})`;
    const first = `${counted(dangers.length, 'danger')} must be fixed first${also}`;
    return `${paint('magenta', isAnonymous ? `${first}; a signed-in reader was not checked.` : `Readers are recognised, but ${first}.`)} ${effort}`;
  }
  const withFindings = found === '' ? '' : `, with ${found}`;
  if (outcome === 'works')
    return `${paint(found === '' ? 'green' : 'yellow', `It works${withFindings}.`)} ${effort}`;
  return isAnonymous
    ? `${paint('yellow', `Works for anonymous readers${withFindings}; a signed-in reader was not checked.`)} ${effort}`
    : `${paint('yellow', `${counted(notRun, 'check')} could not run${found === '' ? '' : `; ${found}`}.`)} ${effort}`;
}

function tellNext(command: string, columns: number): readonly string[] {
  const how =
    'Next: check a signed-in reader. Sign in to the dashboard and copy the Cookie header of one of its requests (developer tools, Network). Run this command, paste the header, and press Enter:';
  return ['', wrap(how, { columns, indent: 0 }), '', `      ${command}`];
}

/** Such as `2 errors, 1 warning`; notes do not count. */
function count(findings: readonly Finding[]): string {
  return worstFirst
    .filter((severity) => severity !== 'note')
    .map((severity) => ({
      severity,
      number: findings.filter((finding) => finding.severity === severity).length,
    }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => counted(number, severity))
    .join(', ');
}
