import type { Observation } from './browser/observation.ts';
import type { Observe } from './check-context.ts';
import type { ObservationEvent, RequestEvent } from './events.ts';
import type { Probe } from './probe.ts';
import type { Setup } from './setup.ts';
import { SkipError } from './skip-error.ts';

/**
 * Emits an event for each request.
 *
 * @param probe sends requests
 * @param emit takes the events
 * @returns the same probe, reporting
 */
export function reportRequests(probe: Probe, emit: (event: RequestEvent) => void): Probe {
  return async (request) => {
    const result = await probe(request);
    emit({
      type: 'request',
      method: request.method,
      url: request.url.href,
      outcome: result.ok ? result.status : result.detail,
      milliseconds: result.milliseconds,
    });
    return result;
  };
}

/**
 * Runs a real browser at most once, and emits an event with what it did.
 *
 * @param observe runs the browser
 * @param setup what is examined
 * @param emit takes the event
 * @returns the observation; rejects with a `SkipError` if the browser does not run
 */
export function reportObservation(
  observe: (setup: Setup) => Promise<Observation>,
  setup: Setup,
  emit: (event: ObservationEvent) => void,
): Observe {
  let observing: Promise<Observation> | undefined;
  return async (predicted) => {
    try {
      if (observing) return await observing;
      observing = observe(setup);
      const observation = await observing;
      emit({ type: 'observation', ...(predicted && { predicted }), observation });
      return observation;
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      throw new SkipError({ kind: 'no-browser', detail });
    }
  };
}
