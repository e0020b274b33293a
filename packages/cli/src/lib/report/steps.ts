import type { Finding, Step, StepState, Verdict } from '@bookplate/doctor';
import type { Color, Paint } from '../terminal.ts';

const order: readonly Step[] = ['dashboard', 'network', 'browser', 'docs'];

const marks: Readonly<Record<StepState, readonly [mark: string, color: Color]>> = {
  fine: ['✓', 'green'],
  weak: ['!', 'yellow'],
  broken: ['✗', 'red'],
  unknown: ['?', 'dim'],
};

const duties: Readonly<Record<Step, string>> = {
  dashboard: 'says who is signed in, to the docs only',
  network: 'carries the question and the answer',
  browser: 'sends the session along and lets the docs read the answer',
  docs: 'ask first thing in the page',
};

/**
 * Draws the way from the session to the page and where it breaks, with a line for each step.
 *
 * @param steps of the verdict
 * @param findings of the examination
 * @param paint colours
 * @returns a picture such as `✓ dashboard ─── ✗ network ─── ? browser ─── ✓ docs`, and four lines
 */
export function tellSteps(
  steps: Verdict['steps'],
  findings: readonly Finding[],
  paint: Paint,
): string {
  const picture = order
    .map((step) => `${mark(steps[step], paint)} ${step}`)
    .join(paint('dim', ' ─── '));
  const lines = order.map((step) => {
    const codes = findings.filter((finding) => finding.step === step).map(({ code }) => code);
    const state = steps[step];
    if (state === 'fine') return `${step.padEnd(10)} ${paint('dim', duties[step])}`;
    const said = codes.length > 0 ? codes.join(', ') : 'not all of it could be looked at';
    return `${step.padEnd(10)} ${paint(marks[state][1], said)}`;
  });
  return [picture, '', ...lines.map((line) => `  ${line}`)].join('\n');
}

function mark(state: StepState, paint: Paint): string {
  const [sign, color] = marks[state];
  return paint(color, sign);
}
