import { readFileSync } from 'node:fs';
import { explain, type Finding } from '@bookplate/lint';
import { codePage } from '@bookplate/protocol';
import type { LintResult } from './lint-result.ts';
import type { Paint } from '../terminal.ts';
import { drawFrame } from './code-frame.ts';
import { counted } from './counted.ts';
import { wrapLines } from './wrap.ts';

const indent = ' '.repeat(9);

/**
 * Writes the findings for people, each with its place and the line it is about.
 *
 * @param result of a run
 * @param paint colours
 * @param columns that fit in a line
 * @returns the text
 */
export function tellFindings(result: LintResult, paint: Paint, columns: number): string {
  const sources = new Map<string, string>();
  const sourceOf = (file: string): string => {
    let source = sources.get(file);
    if (source === undefined)
      sources.set(file, (source = readFileSync(result.pathOf(file), 'utf8')));
    return source;
  };
  return result.findings
    .map((finding) => tellOne(finding, sourceOf(finding.file), paint, Math.min(columns, 120)))
    .join('');
}

function tellOne(finding: Finding, source: string, paint: Paint, columns: number): string {
  const { severity, code, file, line, column } = finding;
  const { title, advice } = explain(finding);
  const room = columns - indent.length;
  const [first = '', ...rest] = wrapLines(title, room);
  const isError = severity === 'error';
  return [
    `${paint(isError ? 'red' : 'yellow', severity.padEnd(indent.length))}${paint('bold', first)}`,
    ...rest.map((text) => indent + paint('bold', text)),
    `${indent}${file}:${line}:${column}  ${paint('dim', code)}`,
    ...drawFrame({ source, line, column }, paint, room).map((text) => indent + text),
    ...(advice === '' ? [] : wrapLines(advice, room).map((text) => indent + text)),
    indent + paint('dim', codePage('lint', code)),
    '',
    '',
  ].join('\n');
}

/**
 * Sums a run up.
 *
 * @param result of a run
 * @param paint colours
 * @param options `isVerbose` also lists what was not run
 * @returns the text
 */
export function tellLintSummary(
  { start, end, notRun }: LintResult,
  paint: Paint,
  { isVerbose }: { readonly isVerbose: boolean },
): string {
  const { personas, host } = start;
  const readers =
    personas.length === 0
      ? 'as an anonymous reader; there are no personas'
      : `as an anonymous reader and as ${personas.join(', ')}`;
  const effort = `${counted(end.pages, 'page')}${host === 'folder' ? '' : ` of ${host}`}, ${readers}; ${(end.milliseconds / 1_000).toFixed(1)} s`;
  const lines = isVerbose
    ? notRun.map(({ file, line, column, source, names }) =>
        paint(
          'dim',
          `${file}:${line}:${column}  {${source}} was not run: it needs ${names.join(', ')}`,
        ),
      )
    : notRun.length > 0
      ? [
          paint(
            'dim',
            `${counted(notRun.length, 'expression')} could not be run here; --verbose lists them`,
          ),
        ]
      : [];
  return [...lines, `${verdictOf(end, paint)} ${paint('dim', `(${effort})`)}`, ''].join('\n');
}

function verdictOf({ pages, errors, warnings }: LintResult['end'], paint: Paint): string {
  if (errors + warnings > 0)
    return paint(
      errors > 0 ? 'red' : 'yellow',
      `${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`,
    );
  return pages > 0 ? paint('green', 'All is well.') : paint('yellow', 'No pages were found.');
}
