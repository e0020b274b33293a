import { scaleLinear } from 'd3-scale';
import type { Health } from '../health/health-of.ts';
import { milliseconds } from '../health/format-figures.ts';
import { type Html, html } from '../pages/html.ts';
import type { WallClock } from '../time/wall-clock.ts';
import { drawFrame, panelsTop } from './frame.ts';
import type { Mark } from './mark.ts';
import { drawLine } from './outcomes-chart.ts';

/**
 * Draws how long it took to identify readers.
 *
 * @param health of a site
 * @param options the viewer's clock, and what happened
 * @returns an `svg` element
 */
export function durationsChart(
  health: Health,
  options: { readonly clock: WallClock; readonly marks: readonly Mark[] },
): Html {
  const slowest = Math.max(10, ...health.slots.map(({ slowest95 = 0 }) => slowest95));
  const y = scaleLinear([0, slowest], [panelsTop + 150, panelsTop]).nice(4);
  return drawFrame({
    ...options,
    id: 'durations',
    title: 'Time until the reader was identified',
    description:
      'Lines: the median and the 95th percentile, in milliseconds. The table has the figures.',
    health,
    legend: [
      ['median', 'identified'],
      ['95th percentile', 'anonymous'],
    ],
    panels: [
      {
        top: panelsTop,
        y,
        ticks: y.ticks(4),
        write: milliseconds,
        draw: (x) =>
          html`${drawLine(health, { x, y, color: 'anonymous', of: (slot) => slot.slowest95 })}
            ${drawLine(health, { x, y, color: 'identified', of: (slot) => slot.median })}`,
      },
    ],
    describe: ({ median, slowest95 }) =>
      median === undefined
        ? 'no reports'
        : `median ${milliseconds(median)}, 95th percentile ${milliseconds(slowest95)}`,
  });
}
