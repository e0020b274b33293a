/** Why a query failed: the database cannot be reached, or its disk is full. */
export type DatabaseFailure = 'away' | 'full';

// PostgreSQL's own codes (appendix A): connection exceptions, shutdown and start; Node's, of sockets.
const away = /^(08...|57P0.|ECONN.*|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH)$/;
const awayMessage =
  /timeout exceeded when trying to connect|connection terminated|query read timeout|statement timeout/i;

/**
 * Recognises a failure of the database itself, as against a wrong query.
 *
 * @param error what was thrown, with its causes
 * @returns which failure, or undefined for other errors
 */
export function databaseFailureOf(error: unknown): DatabaseFailure | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code = '' } = each as NodeJS.ErrnoException;
    // Class 53 is "insufficient resources": 53100 is the disk.
    if (code === '53100' || code === 'ENOSPC') return 'full';
    if (code.startsWith('53') || away.test(code) || awayMessage.test(each.message)) return 'away';
  }
  return undefined;
}
