/** Why there was no response. `explainNoResponse` says what each means. */
export type NoResponseKind =
  | 'name'
  | 'refused'
  | 'no-route'
  | 'certificate'
  /** Too late, without a connection. */
  | 'unconnected'
  /** Too late, with one. */
  | 'timeout'
  | 'tls'
  | 'not-http'
  | 'broken';

/** A response as it came over the wire: redirects not followed, the body not decoded. */
export interface HttpResponse {
  readonly ok: true;
  readonly status: number;
  /** Name, value, name, value…: repeated headers stay apart, which `fetch` and Node's own object would join. */
  readonly rawHeaders: readonly string[];
  /** At most 64 KB; 5 MB of a docs page. */
  readonly body: string;
  /** Whether the body is UTF-8, the only encoding that the docs read. */
  readonly isUtf8: boolean;
  /** `too-large`: the body continued after the limit. `unfinished`: it had not ended within the time limit. */
  readonly end: 'complete' | 'too-large' | 'unfinished';
  readonly milliseconds: number;
}

export interface NoResponse {
  readonly ok: false;
  readonly kind: NoResponseKind;
  /** The system's own code, such as `ECONNREFUSED`. */
  readonly detail: string;
  readonly milliseconds: number;
}

export type ProbeResult = HttpResponse | NoResponse;

/**
 * All values of a header.
 *
 * @param response as received
 * @param name in lower case
 * @returns one entry for each time it was sent
 */
export function headerValues({ rawHeaders }: HttpResponse, name: string): readonly string[] {
  return rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name,
  );
}

/**
 * A header as one value, as a browser combines it (Fetch §2.2.2, "get").
 *
 * @param response as received
 * @param name in lower case
 * @returns the values joined by a comma, empty if there is none
 */
export function headerValue(response: HttpResponse, name: string): string {
  return headerValues(response, name).join(', ');
}

/**
 * The items of a header that is a list.
 *
 * @param response as received
 * @param name in lower case
 * @returns the items in lower case
 */
export function headerTokens(response: HttpResponse, name: string): readonly string[] {
  return headerValue(response, name)
    .split(',')
    .map((token) => token.trim().toLowerCase())
    .filter((token) => token !== '');
}
