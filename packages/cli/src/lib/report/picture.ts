import type { Step, StepState, Verdict } from '@bookplate/doctor';
import type { Color, Paint } from '../terminal.ts';

const order: readonly Step[] = ['dashboard', 'network', 'browser', 'docs'];

const marks: Readonly<Record<StepState, readonly [mark: string, color: Color]>> = {
  fine: ['✓', 'green'],
  weak: ['!', 'yellow'],
  broken: ['✗', 'red'],
  unknown: ['?', 'dim'],
};

/**
 * Draws the way from the session to the page, and where it breaks.
 *
 * @param steps of the verdict
 * @param paint colours
 * @returns one line, such as `✓ dashboard ─── ✗ network ─── ? browser ─── ✓ docs`
 */
export function drawSteps(steps: Verdict['steps'], paint: Paint): string {
  return order
    .map((step) => {
      const [mark, color] = marks[steps[step]];
      return `${paint(color, mark)} ${step}`;
    })
    .join(paint('dim', ' ─── '));
}
