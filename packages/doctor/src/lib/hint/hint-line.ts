import { hintCookie } from '@bookplate/protocol';
import { parseString } from 'set-cookie-parser';

/** A `Set-Cookie` line of the sign-in hint. */
export interface HintLine {
  /** As sent. */
  readonly value: string;
  /** In lower case, without a leading dot; undefined if the cookie is for one host only. */
  readonly domain: string | undefined;
  /** Undefined: the folder of the page that set it. */
  readonly path: string | undefined;
  readonly isSecure: boolean;
  readonly isHttpOnly: boolean;
  readonly sameSite: string | undefined;
  /** It deletes the cookie (RFC 6265bis §5.6.1, §5.6.2). */
  readonly isDeletion: boolean;
}

/**
 * Finds the sign-in hint among the cookies of a response.
 *
 * @param lines the values of its `Set-Cookie` headers
 * @returns those of the hint, in their order
 */
export function findHintLines(lines: readonly string[]): readonly HintLine[] {
  return lines.flatMap((line) => {
    const cookie = parseString(line, { decodeValues: false });
    if (cookie?.name !== hintCookie) return [];
    const { value, maxAge, expires } = cookie;
    return [
      {
        value,
        domain: cookie.domain?.replace(/^\./, '').toLowerCase() || undefined,
        path: cookie.path,
        isSecure: cookie.secure ?? false,
        isHttpOnly: cookie.httpOnly ?? false,
        sameSite: cookie.sameSite?.toLowerCase(),
        // Max-Age overrides Expires.
        isDeletion:
          maxAge === undefined
            ? expires !== undefined && expires.getTime() <= Date.now()
            : maxAge <= 0,
      },
    ];
  });
}
