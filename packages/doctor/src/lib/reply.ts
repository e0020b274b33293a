/** Why there was no answer: no such name, nobody listens, an untrusted certificate, no answer in time, or another break. */
export type NoAnswerKind = 'name' | 'refused' | 'certificate' | 'timeout' | 'broken';

/** An answer as it came over the wire, never followed, never decoded. */
export interface Answer {
  readonly ok: true;
  readonly status: number;
  /** Name, value, name, value…: repeated headers stay apart, which `fetch` and Node's own object would join. */
  readonly rawHeaders: readonly string[];
  /** At most 64 KB of it, of a docs page 5 MB. */
  readonly body: string;
  /** Whether the body is UTF-8; the docs read no other. */
  readonly isUtf8: boolean;
  /** `too-large`: it went on after that. `unfinished`: it had not ended when the time was up. */
  readonly end: 'complete' | 'too-large' | 'unfinished';
  readonly milliseconds: number;
}

export interface NoAnswer {
  readonly ok: false;
  readonly kind: NoAnswerKind;
  /** The system's own code, such as `ECONNREFUSED`. */
  readonly detail: string;
  readonly milliseconds: number;
}

export type Reply = Answer | NoAnswer;

/**
 * All values of a header.
 *
 * @param answer as received
 * @param name in lower case
 * @returns one entry for each time it was sent
 */
export function headerValues({ rawHeaders }: Answer, name: string): readonly string[] {
  return rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name,
  );
}

/**
 * A header as one value, as a browser combines it (Fetch §2.2.2, "get").
 *
 * @param answer as received
 * @param name in lower case
 * @returns the values joined by a comma, empty if there is none
 */
export function headerValue(answer: Answer, name: string): string {
  return headerValues(answer, name).join(', ');
}

/**
 * The parts of a header that is a list.
 *
 * @param answer as received
 * @param name in lower case
 * @returns the parts in lower case
 */
export function headerTokens(answer: Answer, name: string): readonly string[] {
  return headerValue(answer, name)
    .split(',')
    .map((token) => token.trim().toLowerCase())
    .filter((token) => token !== '');
}
