import type { Code, FindingArgs } from '../findings.ts';

/** A finding in words. */
export interface Explanation {
  /** One line: what is wrong. */
  readonly title: string;
  /** What follows from it, and what to do. */
  readonly advice: string;
}

/** Words for some of the codes. */
export type WordsFor<C extends Code> = {
  readonly [K in C]: (args: FindingArgs[K]) => Explanation;
};

/**
 * @param nearest a name that may have been meant
 * @returns a question to put before the advice; empty if there is none
 */
export function didYouMean(nearest: string | undefined): string {
  return nearest === undefined ? '' : `Did you mean ${nearest}? `;
}

/**
 * @param names any number
 * @param most so many are listed
 * @returns as in "a, b and 3 more"
 */
export function listNames(names: readonly string[], most = 8): string {
  if (names.length <= most) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}

/**
 * @param readers names of personas; `null` is nobody
 * @returns as in "nobody in particular, ada and bob"
 */
export function listReaders(readers: readonly (string | null)[]): string {
  const names = readers.map((reader) => reader ?? 'anonymous readers');
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${listNames(names.slice(0, -1), 4)} and ${last}` : last;
}

/**
 * @param message as it stands behind the name of a file
 * @returns with a capital letter
 */
export function sentence(message: string): string {
  return message.slice(0, 1).toUpperCase() + message.slice(1);
}
