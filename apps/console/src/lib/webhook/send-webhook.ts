import type { Resolve } from '@bookplate/doctor';
import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { WebhookMessage } from './webhook-message.ts';
import { signWebhook } from './sign-webhook.ts';

/** How a delivery ended. Only a status from 200 to 299 counts as delivered. */
export type Delivery =
  | { readonly isDelivered: boolean; readonly status: number; readonly milliseconds: number }
  | { readonly isDelivered: false; readonly problem: 'no-address' | 'timeout' | 'no-connection' };

const longestMs = 5_000;

/**
 * Sends a message, once: a POST with JSON, signed as Standard Webhooks 1.0 has it. Redirects are not followed, and nothing of
 * the answer is read but its status.
 *
 * @param target the URL, and the secret that it is signed with
 * @param message what is sent
 * @param resolve finds the addresses of a name. The connection goes to what it finds, so that a second look-up cannot lead
 * elsewhere
 * @param id of the message: the same at each try, so that a receiver knows it again
 * @returns how it ended; never rejects
 */
export async function sendWebhook(
  target: { readonly url: string; readonly secret: string },
  message: WebhookMessage,
  resolve: Resolve,
  id: string = createMessageId(),
): Promise<Delivery> {
  const url = new URL(target.url);
  const stop = AbortSignal.timeout(longestMs);
  const addresses = await Promise.race([resolve(url.hostname), nothingAfter(stop)]);
  if (addresses.length === 0)
    return { isDelivered: false, problem: stop.aborted ? 'timeout' : 'no-address' };
  const timestamp = nowInSeconds();
  const body = JSON.stringify(message);
  const started = performance.now();
  return new Promise((settle) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, {
      method: 'POST',
      agent: false,
      signal: stop,
      lookup: lookUpIn(addresses),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'bookplate-console',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signWebhook(target.secret, { id, timestamp, body }),
      },
    });
    request.once('response', ({ statusCode: status = 0 }) => {
      const milliseconds = Math.round(performance.now() - started);
      settle({ isDelivered: status >= 200 && status < 300, status, milliseconds });
      request.destroy();
    });
    request.on('error', () =>
      settle({ isDelivered: false, problem: stop.aborted ? 'timeout' : 'no-connection' }),
    );
    request.end(body);
  });
}

/** @returns an id that no other message has */
export function createMessageId(): string {
  return `msg_${randomBytes(18).toString('base64url')}`;
}

/**
 * @param delivery how one ended
 * @returns a sentence
 */
export function describeDelivery(delivery: Delivery): string {
  if ('status' in delivery) {
    const { isDelivered, status, milliseconds } = delivery;
    const answer = `The answer was ${status}, after ${milliseconds} ms.`;
    return isDelivered ? answer : `${answer} Expected is a status from 200 to 299.`;
  }
  switch (delivery.problem) {
    case 'no-address':
      return 'The host has no address that this console may send to.';
    case 'timeout':
      return `There was no answer within ${longestMs / 1_000} s.`;
    case 'no-connection':
      return 'There was no answer: the connection was refused or broken, or its certificate is not valid.';
  }
}

/** Names only: Node does not look up what is an address. */
function lookUpIn(addresses: readonly string[]): LookupFunction {
  return (_, { all }, callback) => {
    const found = addresses.map((address) => ({ address, family: isIP(address) }));
    if (all) callback(null, found);
    else callback(null, found[0]?.address ?? '', found[0]?.family);
  };
}

/** A name server may be silent for long. */
function nothingAfter(stop: AbortSignal): Promise<readonly string[]> {
  return new Promise((resolve) => {
    stop.addEventListener('abort', () => resolve([]), { once: true });
  });
}

function nowInSeconds(): number {
  return Math.floor(Date.now() / 1_000);
}
