interface Interval {
  readonly run: () => void;
  readonly everyMs: number;
  dueMs: number;
}

/**
 * Starts something whose work every few seconds then waits for the test: its intervals have a clock of their own.
 *
 * @param start makes its intervals before it resolves
 * @returns what it resolves to, and what moves that clock
 */
export async function withIntervals<T>(
  start: () => Promise<T>,
): Promise<{ readonly started: T; readonly passTime: (ms: number) => void }> {
  const intervals: Interval[] = [];
  const real = globalThis.setInterval;
  const set = (run: () => void, everyMs = 0): NodeJS.Timeout => {
    intervals.push({ run, everyMs, dueMs: everyMs });
    // Something to clear.
    return setTimeout(() => {}, 0);
  };
  Object.assign(globalThis, { setInterval: set });
  try {
    const started = await start();
    let nowMs = 0;
    const passTime = (ms: number): void => {
      nowMs += ms;
      for (const interval of intervals)
        while (interval.dueMs <= nowMs) {
          interval.dueMs += interval.everyMs;
          interval.run();
        }
    };
    return { started, passTime };
  } finally {
    globalThis.setInterval = real;
  }
}
