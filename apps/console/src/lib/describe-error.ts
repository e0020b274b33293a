/**
 * An error in a sentence, with what it came from, for a terminal or a log.
 *
 * @param error whatever was thrown
 * @returns its messages, outermost first
 */
export function describeError(error: unknown): string {
  const sentences: string[] = [];
  for (let each = error; each instanceof Error; each = each.cause)
    // Drizzle puts the values of a failed query into its message: e-mail addresses, hashes of passwords.
    sentences.push('query' in each ? describeQuery(each) : each.message || each.name);
  return sentences.join(': ');
}

/** By its SQLSTATE (PostgreSQL, appendix A), which says what went wrong and holds no values. */
function describeQuery({ code }: Error & { readonly code?: unknown }): string {
  return typeof code === 'string' ? `a query failed with SQLSTATE ${code}` : 'a query failed';
}
