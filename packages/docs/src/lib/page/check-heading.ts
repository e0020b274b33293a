import { AuthorError } from './author-error.ts';

/**
 * Checks a heading that says something of the reader. Its anchor and its entry in the table of contents are the same
 * for everyone, so they are made from the rest of it.
 *
 * @param text the heading without what is in braces
 * @throws {AuthorError} if nothing is left
 */
export function checkHeading(text: string): void {
  if (text.trim() === '')
    throw new AuthorError(
      'expression-heading',
      "Found a heading with only an expression over the reader, which leaves no anchor and no entry for the table of contents. Add text that is the same for all readers: ## Welcome, {user.firstName ?? 'reader'}.",
      undefined,
    );
}
