import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { Health, Slot } from '../health/health-of.ts';
import { type Html, html } from '../pages/html.ts';
import type { WallClock } from '../time/wall-clock.ts';
import { type Mark, placeMarks } from './mark.ts';
import { timeTicks } from './time-ticks.ts';

/** What every chart has around its panels. */
export interface Frame {
  readonly id: string;
  readonly title: string;
  /** For those who do not see it. */
  readonly description: string;
  readonly health: Health;
  readonly clock: WallClock;
  readonly marks: readonly Mark[];
  readonly legend: readonly (readonly [name: string, color: Color])[];
  readonly panels: readonly Panel[];
  /** What pointing at a slot says. */
  readonly describe: (slot: Slot) => string;
}

/** Part of a chart, with its own scale. */
export interface Panel {
  readonly title?: string;
  readonly top: number;
  readonly y: Scale;
  readonly ticks: readonly number[];
  readonly write: (value: number) => string;
  readonly draw: (x: Scale) => Html;
}

export type Scale = ScaleLinear<number, number>;
export type Color = keyof typeof colors;

/**
 * Colours of a chart on white, for where the style sheet of the console does not reach. There, the classes of the same names
 * have others in the dark.
 */
export const colors = {
  identified: '#2f7d4f',
  anonymous: '#7a8fae',
  unreachable: '#b3261e',
  ink: '#2b2320',
  soft: '#5d524c',
  grid: '#e2dcd2',
} as const;

// Legend, titles and axis are where the newest is: a narrow window shows that end.
const [width, left, right, marksY] = [800, 8, 730, 40];
const legendWidth = 104;
export const panelsTop = 60;

/**
 * Draws a chart: its panels with a common time axis, a legend, and marks of what happened.
 *
 * @param frame what is on it
 * @returns an `svg` element, styled by its classes
 */
export function drawFrame(frame: Frame): Html {
  const { id, title, description, health, clock, marks, panels } = frame;
  const x = scaleLinear([health.start.getTime(), health.end.getTime()], [left, right]);
  const bottom = Math.max(...panels.map(({ y }) => y.range()[0] ?? 0));
  const height = bottom + 44;
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 ${String(width)} ${String(height)}"
    width="${String(width)}" height="${String(height)}" role="img" aria-labelledby="${id}-title ${id}-description"
    font-family="system-ui, sans-serif" font-size="13">
    <title id="${id}-title">${title}</title>
    <desc id="${id}-description">${description}</desc>
    ${bands(marks, x, bottom)} ${panels.map((panel) => drawPanel(panel, x))} ${legend(frame.legend)}
    ${flags(marks, x, bottom)} ${timeAxis(health, { clock, x, bottom })}
    <g fill="none" pointer-events="all">
      ${health.slots.map((slot) => {
        const from = x(slot.at.getTime());
        return html`<rect x="${round(from)}" y="${String(panelsTop)}" width="${round(slotWidth(health, x))}" height="${String(bottom - panelsTop)}"><title>${clock.format(slot.at)}: ${frame.describe(slot)}</title></rect>`;
      })}
    </g>
  </svg>`;
}

/**
 * @param value a length or a place
 * @returns to a tenth, as it is written
 */
export function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/**
 * @param health whose slots
 * @param x the time axis
 * @returns how wide one of them is
 */
export function slotWidth({ slots }: Health, x: Scale): number {
  const [first = 0, last = 0] = x.range();
  return (last - first) / slots.length;
}

function drawPanel({ title, y, ticks, write, draw }: Panel, x: Scale): Html {
  const [bottom = 0, top = 0] = y.range();
  return html`<g class="grid" stroke="${colors.grid}">
      ${ticks.map(
        (value) =>
          html`<line x1="${String(left)}" x2="${String(right)}" y1="${round(y(value))}" y2="${round(y(value))}" />`,
      )}
    </g>
    ${draw(x)}
    <g class="soft" fill="${colors.soft}">
      ${ticks.map((value) => html`<text x="${String(right + 8)}" y="${round(y(value) + 4)}">${write(value)}</text>`)}
      ${title !== undefined && html`<text text-anchor="end" x="${String(right)}" y="${round(top - 10)}">${title}</text>`}
    </g>
    <line class="grid" stroke="${colors.grid}" x1="${String(left)}" x2="${String(right)}" y1="${round(bottom)}" y2="${round(bottom)}" />`;
}

function legend(entries: Frame['legend']): Html {
  return html`${entries.map(([name, color], index) => {
    const from = width - (entries.length - index) * legendWidth - (name.length > 12 ? 14 : 0);
    return html`<rect class="${color}" fill="${colors[color]}" x="${String(from)}" y="4" width="12" height="12" rx="2" />
      <text class="ink" fill="${colors.ink}" x="${String(from + 18)}" y="15">${name}</text>`;
  })}`;
}

/** Behind everything: how long an incident went on. */
function bands(marks: readonly Mark[], x: Scale, bottom: number): Html {
  return html`<g class="unreachable" fill="${colors.unreachable}" opacity="0.14">
    ${marks
      .filter(({ kind }) => kind === 'incident')
      .map(({ at, until }) => {
        const from = Math.max(left, x(at.getTime()));
        const to = Math.min(right, until ? x(until.getTime()) : right);
        return html`<rect x="${round(from)}" y="${String(marksY)}" width="${round(Math.max(2, to - from))}" height="${String(bottom - marksY)}" />`;
      })}
  </g>`;
}

/** In front of everything: the number that a mark has in the list, and its text where there is room. */
function flags(marks: readonly Mark[], x: Scale, bottom: number): Html {
  const place = (moment: Date): number => Math.max(left, x(moment.getTime()));
  return html`${placeMarks(marks, place, right).map(({ x: at, label, text, marks: own }) => {
    const color = own.some(({ kind }) => kind === 'incident') ? 'unreachable' : 'soft';
    const wide = Math.max(18, label.length * 8 + 8);
    const start = Math.min(at, right - wide);
    return html`${own.map(
      (mark) =>
        html`<line class="line ${color}" stroke="${colors[color]}" stroke-dasharray="3 3" x1="${round(place(mark.at))}" x2="${round(place(mark.at))}" y1="${String(marksY)}" y2="${String(bottom)}" />`,
    )}
      <rect class="${color}" fill="${colors[color]}" x="${round(start)}" y="${String(marksY - 14)}" width="${String(wide)}" height="18" rx="4" />
      <text class="paper" fill="#fff" font-weight="600" text-anchor="middle" x="${round(start + wide / 2)}" y="${String(marksY - 1)}">${label}</text>
      ${text !== undefined && html`<text class="ink" fill="${colors.ink}" x="${round(start + wide + 5)}" y="${String(marksY - 1)}">${text}</text>`}`;
  })}`;
}

function timeAxis(
  health: Health,
  { clock, x, bottom }: { readonly clock: WallClock; readonly x: Scale; readonly bottom: number },
): Html {
  return html`<g class="soft" fill="${colors.soft}">
    ${timeTicks(health, clock).map(({ at, label }) => {
      const place = x(at.getTime());
      const anchor = place < left + 20 ? 'start' : place > right - 20 ? 'end' : 'middle';
      return html`<line class="line grid" stroke="${colors.grid}" x1="${round(place)}" x2="${round(place)}" y1="${String(bottom)}" y2="${String(bottom + 5)}" />
        <text text-anchor="${anchor}" x="${round(place)}" y="${String(bottom + 19)}">${label}</text>`;
    })}
    <text font-size="12" text-anchor="end" x="${String(right)}" y="${String(bottom + 38)}">Time zone: ${clock.zone}</text>
  </g>`;
}
