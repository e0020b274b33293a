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
import { drawSteps } from './picture.ts';

const order: readonly Severity[] = ['error', 'danger', 'warning'];
const colors: Readonly<Record<Severity, Color>> = {
  error: 'red',
  danger: 'magenta',
  warning: 'yellow',
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
 * A report for people. Findings wait for the verdict: only then is it known which stack to word the fixes for.
 *
 * @param paint colours
 * @param options `isVerbose` lists requests and skipped checks too
 * @returns the report
 */
export function createReadableReport(
  paint: Paint,
  { isVerbose }: { readonly isVerbose: boolean },
): Report {
  const findings: Finding[] = [];
  let context: Omit<WordingContext, 'stack'> = { docsOrigin: '', apiUrl: '' };

  return {
    tell(event) {
      switch (event.type) {
        case 'start':
          context = { docsOrigin: new URL(event.docsUrl).origin, apiUrl: event.apiUrl };
          return `docs  ${event.docsUrl}\nAPI   ${event.apiUrl}\n      ${deployments[event.deployment]}\n\n`;
        case 'request':
          return isVerbose
            ? paint(
                'dim',
                `  ${event.method} ${event.url}  ${event.outcome}  ${event.milliseconds} ms\n`,
              )
            : '';
        case 'skip':
          return isVerbose
            ? paint('dim', `  left out ${event.code}: ${explainSkip(event.reason)}\n`)
            : '';
        case 'finding':
          findings.push(event.finding);
          return '';
        case 'verdict':
          return tellAll(event, findings, { ...context, stack: event.stack }, paint);
      }
    },
  };
}

function tellAll(
  verdict: Verdict,
  findings: readonly Finding[],
  context: WordingContext,
  paint: Paint,
): string {
  const sorted = findings.toSorted(
    (one, other) => order.indexOf(one.severity) - order.indexOf(other.severity),
  );
  return [
    drawSteps(verdict.steps, paint),
    '',
    ...sorted.map((finding) => tellOne(finding, context, paint)),
    summary(verdict, paint),
    '',
  ].join('\n');
}

function tellOne(finding: Finding, context: WordingContext, paint: Paint): string {
  const { title, meaning, fix, paste = '' } = explain(finding, context);
  return [
    `${paint(colors[finding.severity], finding.severity.padEnd(8))}${paint('bold', title)}  ${paint('dim', finding.code)}`,
    `        ${meaning}`,
    `        ${fix}`,
    '',
    paste.replaceAll(/^/gm, ' '.repeat(12)),
    '',
  ].join('\n');
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
