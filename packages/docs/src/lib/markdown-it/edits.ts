/** A piece of a text, and what takes its place; of none, where something is put in. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * @param source any text
 * @param edits none of which is in another; of several at one place, the first is put in first
 * @returns the text with all of them
 */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const { start, end, text: own } of [...edits].sort(
    (one, other) => one.start - other.start,
  )) {
    text += source.slice(at, start) + own;
    at = end;
  }
  return text + source.slice(at);
}
