import { scaleLinear } from 'd3-scale';
import { line, stack } from 'd3-shape';
import type { Health, Slot } from '../health/health-of.ts';
import { number, percent } from '../health/format-figures.ts';
import { type Html, html } from '../pages/html.ts';
import type { WallClock } from '../time/wall-clock.ts';
import { colors, drawFrame, type Panel, panelsTop, round, type Scale, slotWidth } from './frame.ts';
import type { Mark } from './mark.ts';

const outcomes = ['identified', 'anonymous', 'unreachable'] as const;
const shares = ['identified', 'unreachable'] as const;

/**
 * Draws how handshakes ended: how many as stacked bars, and below them which share of them was recognised and unreachable.
 *
 * @param health of a site
 * @param options the viewer's clock, and what happened
 * @returns an `svg` element
 */
export function outcomesChart(
  health: Health,
  options: { readonly clock: WallClock; readonly marks: readonly Mark[] },
): Html {
  return drawFrame({
    ...options,
    id: 'outcomes',
    title: 'How handshakes ended',
    description:
      'Bars: how many handshakes ended identified, anonymous and unreachable. Lines below: the share of identified and of unreachable ones. The table has the figures.',
    health,
    legend: outcomes.map((name) => [name, name]),
    panels: [countsPanel(health), sharesPanel(health)],
    describe: (slot) =>
      slot.count === 0
        ? 'no reports'
        : `${number(slot.count)} handshakes, ${percent(slot.identified / slot.count)} identified, ${percent(slot.unreachable / slot.count)} unreachable`,
  });
}

function countsPanel(health: Health): Panel {
  const { slots } = health;
  const most = Math.max(1, ...slots.map(({ count }) => count));
  const y = scaleLinear([0, most], [panelsTop + 160, panelsTop]).nice(4);
  const write = (value: number): string => (value === 0 ? '0' : y.tickFormat(4, '~s')(value));
  const series = stack<Slot>().keys(outcomes)([...slots]);
  return {
    top: panelsTop,
    y,
    ticks: y.ticks(4).filter(Number.isInteger),
    write,
    draw: (x) => {
      const width = slotWidth(health, x);
      return html`${series.map((bars) => {
        const name = outcomes[bars.index] ?? 'identified';
        return html`<g class="${name}" fill="${colors[name]}">
          ${bars.map(
            ([from, to], index) =>
              to > from &&
              html`<rect x="${round(x(slots[index]?.at.getTime() ?? 0) + width * 0.1)}" y="${round(y(to))}" width="${round(width * 0.8)}" height="${round(y(from) - y(to))}" />`,
          )}
        </g>`;
      })}`;
    },
  };
}

function sharesPanel(health: Health): Panel {
  const top = panelsTop + 204;
  const y = scaleLinear([0, 1], [top + 90, top]);
  return {
    title: 'Share of identified and unreachable',
    top,
    y,
    ticks: [0, 0.5, 1],
    write: percent,
    draw: (x) =>
      html`${shares.map((name) => drawLine(health, { x, y, color: name, of: (slot) => (slot.count > 0 ? slot[name] / slot.count : undefined) }))}`,
  };
}

/**
 * Draws a line through the middle of the slots. Where a slot has no value it is broken, and a value between two that have
 * none is a dot.
 *
 * @param health whose slots
 * @param options the scales, the colour, and the value of a slot
 * @returns the line and its dots
 */
export function drawLine(
  health: Health,
  options: {
    readonly x: Scale;
    readonly y: Scale;
    readonly color: keyof typeof colors;
    readonly of: (slot: Slot) => number | undefined;
  },
): Html {
  const { x, y, color, of } = options;
  const half = slotWidth(health, x) / 2;
  const path = line<Slot>()
    .defined((slot) => of(slot) !== undefined)
    .x((slot) => x(slot.at.getTime()) + half)
    .y((slot) => y(of(slot) ?? 0))
    .digits(1)([...health.slots]);
  const isAlone = (_: Slot, index: number): boolean =>
    [-1, 1].every((step) => {
      const beside = health.slots[index + step];
      return !beside || of(beside) === undefined;
    });
  const dots = health.slots.filter((slot, index) => of(slot) !== undefined && isAlone(slot, index));
  return html`<path class="line ${color}" stroke="${colors[color]}" stroke-width="2" stroke-linejoin="round" fill="none" d="${path ?? ''}" />
    ${dots.map((slot) => html`<circle class="${color}" fill="${colors[color]}" cx="${round(x(slot.at.getTime()) + half)}" cy="${round(y(of(slot) ?? 0))}" r="2.5" />`)}`;
}
