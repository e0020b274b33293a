import type { PlaygroundPlace } from '@bookplate/protocol';

/**
 * Whether a value can stand in a place without changing what is around it. A line break in a header would begin a
 * header \(CWE-113\), a semicolon in a cookie another cookie.
 *
 * @param value as text
 * @param place where it goes
 * @returns false if it must not be used
 */
export function isFit(value: string, place: PlaygroundPlace): boolean {
  if (unsendable.test(value)) return false;
  // A header is bytes: the Fetch standard refuses others (§2.2.2, "header value").
  if (place === 'header') return !beyondBytes.test(value);
  if (place === 'cookie') return !value.includes(';');
  return true;
}

/** Half of a surrogate pair has no bytes: `encodeURIComponent` throws. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unsendable = /[\u0000-\u001F\u007F\p{Surrogate}]/u;
const beyondBytes = /[^\u0020-\u00FF]/;
