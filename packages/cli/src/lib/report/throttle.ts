const firstMs = 1_000;
const everyMs = 100;

/** @returns says, each time it is asked, whether progress is due: after a second, then ten times in a second */
export function createThrottle(): () => boolean {
  let next = performance.now() + firstMs;
  return () => {
    if (performance.now() < next) return false;
    next = performance.now() + everyMs;
    return true;
  };
}
