/** Why the database did not do what it was asked: it cannot be reached, or has no room left. */
export type DatabaseTrouble = 'away' | 'full';

// PostgreSQL's own codes (appendix A): connection exceptions, shutdown and start; Node's, of sockets.
const away = /^(08...|57P0.|ECONN.*|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH)$/;
const awayMessage =
  /timeout exceeded when trying to connect|connection terminated|query read timeout|statement timeout/i;

/**
 * Whether an error is the database's trouble and nobody's mistake.
 *
 * @param error whatever was thrown, with its causes
 * @returns which trouble, or undefined
 */
export function databaseTroubleOf(error: unknown): DatabaseTrouble | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code = '' } = each as NodeJS.ErrnoException;
    // Class 53 is "insufficient resources": 53100 is the disk.
    if (code === '53100' || code === 'ENOSPC') return 'full';
    if (code.startsWith('53') || away.test(code) || awayMessage.test(each.message)) return 'away';
  }
  return undefined;
}
