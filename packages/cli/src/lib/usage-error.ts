/** The command cannot run as it was called: one sentence that says what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
