import { milliseconds, number, percent, points } from '../health/format-figures.ts';
import type { Health, Sums } from '../health/health-of.ts';
import { ranges } from '../health/ranges.ts';
import { type Html, html } from './html.ts';

/**
 * The sums of a range of time, each beside what it was before.
 *
 * @param health with at least one report
 * @returns the piece
 */
export function healthFigures({ range, total, before }: Health): Html {
  const earlier = ranges[range].before?.label;
  const against = (difference: string | undefined): string | undefined =>
    before &&
    earlier &&
    (difference === undefined ? `same as ${earlier}` : `${difference} against ${earlier}`);
  const share = (name: 'identified' | 'anonymous' | 'unreachable'): Html =>
    figure(name, {
      value: percent(total[name] / total.count),
      note: number(total[name]),
      against: against(before && points(total[name] / total.count - before[name] / before.count)),
    });
  const duration = (label: string, name: 'median' | 'slowest95'): Html =>
    figure(label, {
      value: milliseconds(total[name]),
      against:
        total[name] !== undefined && before?.[name] !== undefined
          ? against(longer(total[name] - before[name]))
          : undefined,
    });
  return html`<dl class="figures">
    ${share('identified')} ${share('anonymous')} ${share('unreachable')}
    ${duration('median time', 'median')} ${duration('95th percentile', 'slowest95')}
  </dl>`;
}

function longer(difference: NonNullable<Sums['median']>): string | undefined {
  if (difference === 0) return undefined;
  return `${difference < 0 ? '−' : '+'}${milliseconds(Math.abs(difference))}`;
}

function figure(
  label: string,
  options: { readonly value: string; readonly note?: string; readonly against: string | undefined },
): Html {
  const { value, note = '', against } = options;
  return html`<div>
    <dt>${label}</dt>
    <dd>${value} <small>${note}</small></dd>
    ${against !== undefined && html`<dd class="against">${against}</dd>`}
  </div>`;
}
