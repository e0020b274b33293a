/** Longer timers fire at once (HTML §8.7: a 32-bit integer). */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Makes a timer until an instant, however far away. A new instant replaces the one before.
 *
 * @param onReached called when the clock has reached the instant, at once if that is past
 * @returns sets the instant, in milliseconds since the epoch; undefined stops the timer
 */
export function watchUntil(onReached: () => void): (instant: number | undefined) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = (instant: number | undefined): void => {
    clearTimeout(timer);
    if (instant === undefined) return;
    const leftMs = instant - Date.now();
    if (leftMs > 0) timer = setTimeout(watch, Math.min(leftMs, longestTimerMs), instant);
    else onReached();
  };
  return watch;
}
