/** What happens while something else is awaited, handed on as it happens. */
export interface Feed<E> {
  readonly tell: (event: E) => void;
  /** Yields what is told until the work is done; returns its result. */
  readonly during: <T>(work: Promise<T>) => AsyncGenerator<E, T, undefined>;
}

/**
 * Begins a feed with one reader.
 *
 * @returns the two ends of it
 */
export function createFeed<E>(): Feed<E> {
  const waiting: E[] = [];
  let wake: (() => void) | undefined;
  return {
    tell(event) {
      waiting.push(event);
      wake?.();
    },
    async *during(work) {
      const state = { isDone: false };
      const end = work.finally(() => {
        state.isDone = true;
        wake?.();
      });
      // It is awaited below; until then nobody looks.
      end.catch(() => {});
      while (!state.isDone || waiting.length > 0) {
        yield* waiting.splice(0);
        if (!state.isDone && waiting.length === 0)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
      return end;
    },
  };
}
