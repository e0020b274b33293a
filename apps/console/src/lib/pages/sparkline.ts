import { percent } from '../health/format-figures.ts';
import type { TrafficHour } from '../overview/traffic.ts';
import { type Html, html } from './html.ts';
import { aboutCount } from './about-count.ts';

const width = 240;
const height = 36;

/**
 * Draws a day as an area, with what was unreachable in front of it.
 *
 * @param hours the oldest first
 * @param sampleRate of the reports: 0–1, above 0
 * @returns an image with a text that says the same
 */
export function sparkline(hours: readonly TrafficHour[], sampleRate: number): Html {
  const most = Math.max(...hours.map(({ total }) => total));
  const areaOf = (name: keyof TrafficHour): string => {
    const points = hours.map((hour, index) => {
      const x = (index * width) / (hours.length - 1);
      const y = height - (most === 0 ? 0 : (hour[name] / most) * (height - 3));
      return `${round(x)} ${round(y)}`;
    });
    return `M0 ${height}L${points.join('L')}L${width} ${height}Z`;
  };
  return html`<svg class="sparkline" role="img" aria-label="${describe(hours, sampleRate)}" viewBox="0 0 ${String(width)} ${String(height)}" preserveAspectRatio="none">
    <path class="all" d="${areaOf('total')}" />
    <path class="unreachable" d="${areaOf('unreachable')}" />
  </svg>`;
}

function describe(hours: readonly TrafficHour[], sampleRate: number): string {
  const count = (total: number): string => `about ${aboutCount(total / sampleRate)}`;
  const totals = hours.map(({ total }) => total);
  const all = totals.reduce((sum, total) => sum + total, 0);
  const unreachable = hours.reduce((sum, hour) => sum + hour.unreachable, 0);
  return `Handshakes by the hour, last 24 hours: ${count(Math.min(...totals))} to ${count(Math.max(...totals))} an hour, ${percent(all === 0 ? 0 : unreachable / all)} unreachable`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
