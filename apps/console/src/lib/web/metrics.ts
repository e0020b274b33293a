import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { DropReason } from '../health/tally.ts';

/** What Prometheus can ask for. */
export interface Metrics {
  /** One request that has ended. The route is a pattern, so that ids and tokens are no labels. */
  readonly request: (
    labels: { readonly method: string; readonly route: string; readonly status: number },
    seconds: number,
  ) => void;
  /** One reading of settings. */
  readonly settings: (fate: 'found' | 'missing') => void;
  /** One report of a page, and what became of it. */
  readonly report: (fate: 'counted' | 'no-report' | 'not-from-docs' | DropReason) => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

/** @returns metrics of their own registry, so that a test can have several */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'bookplate_console_request_seconds',
    help: 'How long requests took, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.01, 0.05, 0.2, 1, 5],
    registers: [registry],
  });
  const settings = counterOf(registry, {
    name: 'bookplate_console_settings_total',
    help: 'Readings of settings by docs, by what became of them.',
  });
  const reports = counterOf(registry, {
    name: 'bookplate_console_reports_total',
    help: 'Reports of pages, by what became of them.',
  });
  return {
    request: (labels, seconds) => durations.observe(labels, seconds),
    settings,
    report: reports,
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Counts in plain numbers, and makes a metric of them when somebody asks: labels are dear where requests are many. */
function counterOf(
  registry: Registry,
  names: { readonly name: string; readonly help: string },
): (fate: string) => void {
  const counts = new Map<string, number>();
  const counter = new Counter({
    ...names,
    labelNames: ['fate'],
    registers: [],
    collect() {
      this.reset();
      for (const [fate, count] of counts) this.inc({ fate }, count);
    },
  });
  registry.registerMetric(counter);
  return (fate) => void counts.set(fate, (counts.get(fate) ?? 0) + 1);
}
