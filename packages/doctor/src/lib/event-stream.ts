/** Events of a piece of work, passed on while it runs. */
export interface EventStream<E> {
  readonly emit: (event: E) => void;
  /** Yields what is emitted until the work is done; returns its result. */
  readonly during: <T>(work: Promise<T>) => AsyncGenerator<E, T, undefined>;
}

/**
 * Makes an event stream with one reader.
 *
 * @returns its two ends
 */
export function createEventStream<E>(): EventStream<E> {
  const waiting: E[] = [];
  let wake: (() => void) | undefined;
  return {
    emit(event) {
      waiting.push(event);
      wake?.();
    },
    async *during(work) {
      const state = { isDone: false };
      const end = work.finally(() => {
        state.isDone = true;
        wake?.();
      });
      // The return below awaits it; until then a rejection has no handler.
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
