import type { Answer } from './when-answered.ts';

/**
 * Tells the console how a handshake ended, and waits for nothing.
 *
 * @param address where the console publishes this site's settings; reports go beside it
 * @param answer how it ended
 */
export function reportHandshake(address: string, answer: Answer): void {
  fetch(new URL('reports', address), {
    method: 'POST',
    // As `sendBeacon`, but that would send the console's cookies along (Beacon §3.1).
    keepalive: true,
    credentials: 'omit',
    // Text and no CORS: there is no preflight and nothing to read.
    mode: 'no-cors',
    // The console wants to know the origin, whatever policy the docs have, and no more than that (Fetch §3.2).
    referrerPolicy: 'origin',
    body: JSON.stringify({ ...answer, docsOrigin: location.origin }),
  }).catch(() => {});
}
