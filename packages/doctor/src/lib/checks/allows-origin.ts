import type { ProbeRequest } from '../probe.ts';
import { askFromOrigin } from '../questions.ts';
import { type Answer, headerValue, headerValues } from '../reply.ts';

/**
 * Whether a page of an origin could read what a URL answers to a reader's cookie.
 *
 * @param answer sends the request
 * @param url what is asked for
 * @param origin who asks
 * @returns true if a browser would let it (Fetch §4.10)
 */
export async function allowsOrigin(
  answer: (request: ProbeRequest) => Promise<Answer>,
  url: URL,
  origin: string,
): Promise<boolean> {
  const response = await answer(askFromOrigin(url, origin));
  return (
    headerValues(response, 'access-control-allow-origin').join(', ') === origin &&
    headerValue(response, 'access-control-allow-credentials') === 'true'
  );
}
