import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Health } from './health-of.ts';

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

const size = { width: 800, height: 260 } as const;

/** Own colours, for an image knows nothing of its page; tested for contrast with the page's paper. */
const style = `<style>
:root { --ink: #2b2320; --soft: #5d524c; --line: #e2dcd2; --good: #2f7d4f; --calm: #7a8fae; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
:root { --ink: #ece6df; --soft: #b8aea6; --line: #453d38; --good: #6fc38f; --calm: #8fa6c9; --bad: #f2917f; }
}</style>`;

/**
 * Draws how handshakes ended, as stacked bars.
 *
 * @param health of a site
 * @returns an SVG document
 */
export function outcomesChart({ slots }: Health): string {
  const bars = (name: 'identified' | 'anonymous' | 'unreachable', color: string): object => ({
    name,
    type: 'bar',
    stack: 'outcomes',
    itemStyle: { color },
    data: slots.map((slot) => [slot.at.getTime(), slot[name]]),
  });
  return draw([
    bars('identified', 'var(--good)'),
    bars('anonymous', 'var(--calm)'),
    bars('unreachable', 'var(--bad)'),
  ]);
}

/**
 * Draws how long it took to identify readers.
 *
 * @param health of a site
 * @returns an SVG document
 */
export function durationsChart({ slots }: Health): string {
  const line = (name: string, key: 'median' | 'slowest95', color: string): object => ({
    name,
    type: 'line',
    symbol: 'circle',
    symbolSize: 4,
    lineStyle: { color, width: 2 },
    itemStyle: { color },
    data: slots.map((slot) => [slot.at.getTime(), slot[key] ?? null]),
  });
  return draw(
    [line('median', 'median', 'var(--good)'), line('95th percentile', 'slowest95', 'var(--calm)')],
    ' ms',
  );
}

function draw(series: readonly object[], unit = ''): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    const label = { color: 'var(--soft)', fontSize: 13 };
    chart.setOption({
      animation: false,
      useUTC: true,
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      // Axis and legend are where the newest bars are: a narrow window shows that end.
      grid: {
        left: 12,
        right: 8,
        top: 36,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      // Texts are measured without the font that shows them, so there is room to spare.
      legend: { right: 24, top: 0, itemGap: 32, textStyle: { color: 'var(--ink)', fontSize: 13 } },
      xAxis: {
        type: 'time',
        axisLabel: label,
        axisLine: { lineStyle: { color: 'var(--line)' } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        position: 'right',
        minInterval: 1,
        axisLabel: { ...label, formatter: `{value}${unit}` },
        splitLine: { lineStyle: { color: 'var(--line)' } },
      },
      series,
    });
    return chart.renderToSVGString().replace('>', `>${style}`);
  } finally {
    // Else its timers keep the process alive.
    chart.dispose();
  }
}
