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
  /** What was printed to paste already, and for which code. */
  readonly pasted: Map<string, string>;
}

/**
 * Names a finding, as soon as it is there.
 *
 * @param finding of the examination
 * @param style how
 * @returns its title, after a sign of how bad it is
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
 * @returns a paragraph, and lines to paste
 */
export function explainFinding(finding: Finding, style: FindingStyle): string {
  const { context, paint, columns, pasted } = style;
  const { title, meaning, fix, paste = '' } = explain(finding, context);
  const [, color] = signs[finding.severity];
  // Findings of one cause have one paste.
  const before = pasted.get(paste);
  if (paste !== '') pasted.set(paste, before ?? finding.code);
  const how = before === undefined ? fix : `${fix} The lines above, for ${before}, do this too.`;
  const [heading, said, todo] = [title, meaning, `Fix: ${how}`].map(
    (text) => `  ${wrap(text, { columns, indent: 2 })}`,
  );
  return [
    `${paint(color, finding.severity)}  ${paint('dim', finding.code)}`,
    paint('bold', heading ?? ''),
    said,
    todo?.replace('Fix:', paint('bold', 'Fix:')),
    '',
    ...(before === undefined ? [paste.replaceAll(/^(?=.)/gm, ' '.repeat(6)), ''] : []),
    paint('dim', `  ${codePage('doctor', finding.code)}`),
    '',
  ].join('\n');
}
