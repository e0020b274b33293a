import { mkdirSync, writeFileSync } from 'node:fs';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { median, quartiles } from '../table.ts';
import type { Growth } from './growth.ts';

/** How a thing grew. */
export interface Measured extends Growth {
  /** Milliseconds of each round, for each size. */
  readonly times: readonly (readonly number[])[];
}

/** In an `<img>`, the scheme is that of the page around it. */
const style = `
.plot { color: #2f2622; --line: #8a2432; --even: #857a70; font: 14px system-ui, sans-serif }
@media (prefers-color-scheme: dark) { .plot { color: #efe7dc; --line: #f0b9b5; --even: #a89c90 } }
`;

/**
 * Draws how many times as long a thing took at how many times the size, both logarithmic: what grows with the size is on the
 * dashed line.
 *
 * @param measured what grew
 * @param folder where the SVG is written, as `TITLE.svg`
 */
export function plotGrowth(measured: Measured, folder: string): void {
  const { title, unit, sizes } = measured;
  const once = median(measured.times[0]);
  const points = measured.times.map((times, index) => {
    const [low, high] = quartiles(times);
    return {
      x: 10 ** index,
      y: median(times) / once,
      low: low / once,
      high: high / once,
      time: timeOf(median(times)),
    };
  });
  const ofSize = sizes.map((size) => size.toLocaleString('en'));
  const { document } = parseHTML('<html></html>');
  const svg = Plot.plot({
    document,
    className: 'plot',
    width: 340,
    height: 270,
    marginTop: 52,
    marginLeft: 46,
    marginRight: 30,
    marginBottom: 42,
    x: {
      type: 'log',
      domain: [1, 100],
      ticks: [1, 10, 100],
      tickFormat: (times: number) => ofSize[Math.round(Math.log10(times))] ?? '',
      label: `${unit} →`,
      inset: 14,
    },
    y: {
      type: 'log',
      domain: [0.2, 300],
      ticks: [1, 10, 100],
      tickFormat: (number) => `${number}×`,
      label: null,
      grid: true,
    },
    marks: [
      Plot.link([0], {
        x1: 1,
        y1: 1,
        x2: 100,
        y2: 100,
        stroke: 'var(--even)',
        strokeDasharray: '4 4',
      }),
      Plot.line(points, { x: 'x', y: 'y', stroke: 'var(--line)', strokeWidth: 2.5 }),
      Plot.ruleX(points, {
        x: 'x',
        y1: 'low',
        y2: 'high',
        stroke: 'var(--line)',
        strokeWidth: 6,
        strokeOpacity: 0.4,
      }),
      Plot.dot(points, { x: 'x', y: 'y', fill: 'var(--line)', r: 4 }),
      Plot.text(points, { x: 'x', y: 'y', text: 'time', dy: 18 }),
      Plot.text([title], {
        frameAnchor: 'top-left',
        dx: -40,
        dy: -46,
        fontWeight: 600,
        fontSize: 16,
      }),
      Plot.text(['time'], { frameAnchor: 'top-left', dx: -40, dy: -24 }),
    ],
  });
  const described = points.map(({ time }, index) => `${time} for ${ofSize[index]}`);
  const texts = {
    title: `How the time of ${title} grows`,
    desc: `${title}: ${described.join(', ')} ${unit}.`,
    style,
  };
  for (const [name, text] of Object.entries(texts).toReversed()) {
    const element = document.createElement(name);
    element.textContent = text;
    svg.prepend(element);
  }
  svg.setAttribute('role', 'img');
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${title.replaceAll(' ', '-')}.svg`, `${svg.outerHTML}\n`);
}

function timeOf(ms: number): string {
  const [number, unit] = ms < 1 ? [ms * 1_000, 'µs'] : ms < 1_000 ? [ms, 'ms'] : [ms / 1_000, 's'];
  return `${Number(number.toPrecision(2))} ${unit}`;
}
