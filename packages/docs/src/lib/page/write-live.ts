import { toOptional } from '../expression/to-optional.ts';
import { outsideError } from './author-error.ts';
import type { PageContext, ReactName } from './target.ts';

/**
 * Writes the function that React calls with the reader, once it is known.
 *
 * @param source any JavaScript over `user`, as it stands between the braces: with the line break after a comment
 * @param context of the page
 * @param name which component or hook is given the function
 * @returns JavaScript
 * @throws {AuthorError} if the expression changes the reader
 */
export function writeLive(source: string, context: PageContext, name: ReactName): string {
  const optional = toOptional(source);
  if (optional.kind === 'outside') throw outsideError(optional);
  context.reactNames.add(name);
  return `(user) => (${optional.code})`;
}
