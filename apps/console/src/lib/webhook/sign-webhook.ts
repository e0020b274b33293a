import { createHmac, randomBytes } from 'node:crypto';

/** What is signed, as Standard Webhooks 1.0 has it. */
export interface SignedMessage {
  /** The same for every attempt to deliver it. */
  readonly id: string;
  /** Of this attempt, in seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

const prefix = 'whsec_';
/** The specification wants 24 to 64 bytes. */
const [fewestBytes, mostBytes] = [24, 64];

/** @returns a new secret: `whsec_` and 32 random bytes in Base64 */
export function createWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64');
}

/**
 * @param text from a configuration
 * @returns whether it is a secret as Standard Webhooks has them
 */
export function isWebhookSecret(text: string): boolean {
  const encoded = text.slice(prefix.length);
  if (!text.startsWith(prefix) || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return false;
  const { length } = Buffer.from(encoded, 'base64');
  return length >= fewestBytes && length <= mostBytes;
}

/**
 * Signs a message with HMAC-SHA256 over its id, its time and its body.
 *
 * @param secret such as `whsec_…`
 * @param message what is sent
 * @returns the value of `webhook-signature`
 */
export function signWebhook(secret: string, { id, timestamp, body }: SignedMessage): string {
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
