/**
 * Follows a path such as `user.org.plan` into the reader's content. A member of nothing is nothing; only own
 * properties count, so `user.constructor` is nothing too.
 *
 * @param path as an author writes it
 * @param content the reader's `content`
 * @returns the text to show, or undefined if there is none: only strings and numbers are text
 */
export function textAt(path: string, content: unknown): string | undefined {
  const [root, ...steps] = path.trim().split('.');
  let value = root === 'user' ? content : undefined;
  for (const step of steps)
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string, unknown>)[step]
        : undefined;
  return typeof value === 'number' || (typeof value === 'string' && value)
    ? String(value)
    : undefined;
}
