import { explain, type Finding, type Severity, type WordingContext } from '@bookplate/doctor';
import type { Color, Paint } from '../terminal.ts';
import { wrap } from './wrap.ts';

const signs: Readonly<Record<Severity, readonly [sign: string, color: Color]>> = {
  error: ['✗', 'red'],
  danger: ['‼', 'magenta'],
  warning: ['!', 'yellow'],
};

/** How to write a finding. */
export interface FindingStyle {
  readonly context: WordingContext;
  readonly paint: Paint;
  readonly columns: number;
}

/**
 * Names a finding, as soon as it is there.
 *
 * @param finding of the examination
 * @param style how
 * @returns its title, after a sign of how bad it is
 */
export function nameFinding(finding: Finding, { context, paint, columns }: FindingStyle): string {
  const [sign, color] = signs[finding.severity];
  const { title } = explain(finding, context);
  return `  ${paint(color, sign)} ${wrap(title, { columns, indent: 4 })}\n`;
}

/**
 * Explains a finding, with the fix.
 *
 * @param finding of the examination
 * @param style how
 * @returns a paragraph, and lines to paste
 */
export function explainFinding(finding: Finding, style: FindingStyle): string {
  const { context, paint, columns } = style;
  const { title, meaning, fix, paste = '' } = explain(finding, context);
  const [, color] = signs[finding.severity];
  const [heading, said, todo] = [title, meaning, `Fix: ${fix}`].map(
    (text) => `  ${wrap(text, { columns, indent: 2 })}`,
  );
  return [
    `${paint(color, finding.severity)}  ${paint('dim', finding.code)}`,
    paint('bold', heading ?? ''),
    said,
    todo?.replace('Fix:', paint('bold', 'Fix:')),
    '',
    paste.replaceAll(/^(?=.)/gm, ' '.repeat(6)),
    '',
  ].join('\n');
}
