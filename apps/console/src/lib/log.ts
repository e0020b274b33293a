import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

/** Lines that wait for a disk with room. What comes beyond is lost: answers go before the log. */
const mostWaitingBytes = 1_048_576;

/**
 * The log, as JSON lines on stdout. Nothing waits for it: written at once, a full disk would hold every answer, for pino
 * sleeps until there is room.
 *
 * @param level the least that is written
 * @returns the log
 */
export function createLog(level: LogLevel): Logger {
  const destination = pino.destination({ dest: 1, sync: false, maxLength: mostWaitingBytes });
  // Without a listener, an error of a stream ends the process. It is tried again with the next line.
  destination.on('error', () => undefined);
  return pino({ level }, destination);
}
