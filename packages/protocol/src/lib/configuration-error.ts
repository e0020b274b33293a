/** One mistake in a configuration: which entry, and what was found, what was expected, what to do. */
export interface ConfigurationIssue {
  /** Such as `docsOrigins[1]` or `loginUrl`. Empty for the whole. */
  readonly path: string;
  readonly message: string;
}

/** A configuration cannot work. Thrown when it is read, never later. The message has one line for each issue. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly issues: readonly ConfigurationIssue[];

  constructor(issues: readonly ConfigurationIssue[]) {
    super(issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('\n'));
    this.issues = issues;
  }
}

/**
 * @param read may throw a ConfigurationError
 * @returns the issues that it found; none if it did not throw
 */
export function configurationIssues(read: () => unknown): readonly ConfigurationIssue[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.issues;
    throw error;
  }
}
