/**
 * The steps of a reference within the document: a JSON Pointer as a URI fragment (RFC 6901 §6).
 *
 * @param reference such as `#/paths/~1pets/get`
 * @returns the keys, or undefined if it is no pointer into this document
 */
export function parsePointer(reference: string): string[] | undefined {
  if (reference === '#') return [];
  if (!reference.startsWith('#/')) return undefined;
  return reference.slice(2).split('/').map(unescape);
}

/**
 * @param steps the keys
 * @returns the JSON Pointer as text (RFC 6901 §5), such as `/paths/~1pets/get`
 */
export function toPointer(steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${escape(String(step))}`).join('');
}

function unescape(step: string): string {
  return (step.includes('%') ? decode(step) : step).replaceAll('~1', '/').replaceAll('~0', '~');
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function escape(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
