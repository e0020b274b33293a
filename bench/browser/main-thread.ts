interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Begin and length, in microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** CPU time of a thread, in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly url?: string } };
}

export interface MainThreadTime {
  /** Of all tasks, in milliseconds. */
  readonly cpuMs: number;
  /** Of that, scripts within the page and files of Bookplate. */
  readonly scriptMs: number;
}

/**
 * Reads the CPU time of the main threads of pages.
 *
 * @param trace of Chromium, with `toplevel`, `__metadata` and `devtools.timeline`
 * @param pageUrl the page whose scripts count
 */
export function mainThreadTime(trace: Uint8Array | undefined, pageUrl: string): MainThreadTime {
  const { traceEvents } = JSON.parse(Buffer.from(trace ?? []).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const events = traceEvents.filter(({ pid, tid }) => threads.has(`${pid} ${tid}`));
  const sum = (some: readonly TraceEvent[]): number =>
    some.reduce((total, { tdur = 0 }) => total + tdur, 0) / 1_000;
  let end = 0;
  const scripts = events
    .filter(({ name }) => name === 'EvaluateScript' || name === 'FunctionCall')
    .toSorted((one, other) => one.ts - other.ts)
    // What one script calls of another is in the time of the first.
    .filter(({ ts, dur = 0 }) => {
      const isOutermost = ts >= end;
      if (isOutermost) end = ts + dur;
      return isOutermost;
    })
    .filter(({ args }) => {
      const url = args?.data?.url ?? '';
      return url === pageUrl || url.includes('/bookplate.');
    });
  return {
    cpuMs: sum(events.filter(({ name }) => name === 'ThreadControllerImpl::RunTask')),
    scriptMs: sum(scripts),
  };
}
