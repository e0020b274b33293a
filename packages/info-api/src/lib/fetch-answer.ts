import type { Answer } from './answer.ts';
import type { RequestFacts } from './decide.ts';

/**
 * Reads what the decision needs from a `Request`.
 *
 * @param request as the platform has it
 * @returns facts; repeated headers are joined with a comma, which no origin equals
 */
export function toFetchFacts({ method, headers, url }: Request): RequestFacts {
  const header = (name: string): string | undefined => headers.get(name) ?? undefined;
  return {
    method,
    origin: header('origin'),
    fetchSite: header('sec-fetch-site'),
    fetchMode: header('sec-fetch-mode'),
    host: header('host') ?? new URL(url).host,
    preflightHeaders: header('access-control-request-headers'),
  };
}

/**
 * Writes an answer as a `Response`.
 *
 * @param answer what to send
 * @param method of the request: HEAD gets no body
 * @returns a new response each time
 */
export function toResponse(answer: Answer, method: string): Response {
  const hasBody = answer.body !== '' && method !== 'HEAD';
  return new Response(hasBody ? answer.body : null, answer);
}
