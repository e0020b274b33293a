import { explain, type Finding, type Severity, type WordingContext } from '@bookplate/doctor';
import { codePage } from '@bookplate/protocol';
import type { Color, Paint } from '../terminal.ts';
import { wrap } from './wrap.ts';

const signs: Readonly<Record<Severity, readonly [sign: string, color: Color]>> = {
  error: ['✗', 'red'],
  danger: ['‼', 'magenta'],
  warning: ['!', 'yellow'],
  note: ['i', 'dim'],
};

/** How to write a finding. */
export interface FindingStyle {
  readonly context: WordingContext;
  readonly paint: Paint;
  readonly columns: number;
  /** The lines to paste that were printed already, each with its code. */
  readonly pasted: Map<string, string>;
}

/**
 * Names a finding, while the examination runs.
 *
 * @param finding of the examination
 * @param style how
 * @returns its title, after a sign for the severity
 */
export function nameFinding(
  finding: Finding,
  { context, paint, columns }: Omit<FindingStyle, 'pasted'>,
): string {
  const [sign, color] = signs[finding.severity];
  const { title } = explain(finding, context);
  return `  ${paint(color, sign)} ${wrap(title, { columns, indent: 4 })}\n`;
}

/**
 * Explains a finding, with the fix.
 *
 * @param finding of the examination
 * @param style how
 * @returns code, title, meaning, fix, and lines to paste
 */
export function explainFinding(finding: Finding, style: FindingStyle): string {
  const { context, paint, columns, pasted } = style;
  const { title, meaning, fix, paste = '' } = explain(finding, context);
  const [, color] = signs[finding.severity];
  // Findings with one cause have the same lines to paste.
  const before = pasted.get(paste);
  if (paste !== '') pasted.set(paste, before ?? finding.code);
  const how = before === undefined ? fix : `${fix} The lines for ${before} above fix this too.`;
  const [heading, why, todo] = [title, meaning, `Fix: ${how}`].map(
    (text) => `  ${wrap(text, { columns, indent: 2 })}`,
  );
  return [
    `${paint(color, finding.severity)}  ${paint('dim', finding.code)}`,
    paint('bold', heading ?? ''),
    why,
    todo?.replace('Fix:', paint('bold', 'Fix:')),
    '',
    ...(before === undefined && paste !== ''
      ? [paste.replaceAll(/^(?=.)/gm, ' '.repeat(6)), '']
      : []),
    paint('dim', `  ${codePage('doctor', finding.code)}`),
    '',
  ].join('\n');
}
