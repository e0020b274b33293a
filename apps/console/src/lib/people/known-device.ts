import { createHmac, timingSafeEqual } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import type { Context } from 'hono';
import { cookiePrefix, isSecure } from './cookie-prefix.ts';

const lifetimeSeconds = 90 * 86_400;

/** Browsers in which somebody has signed in before. */
export interface KnownDevices {
  readonly remember: (c: Context, email: string) => void;
  readonly isKnown: (c: Context, email: string) => boolean;
}

/**
 * Tells a browser in which an account signed in before from all others, so that many addresses that guess passwords
 * cannot lock its owner out (OWASP, "Device cookies"). The cookie signs nobody in.
 *
 * @param secret signs the mark
 * @param url the console's own origin
 * @returns what remembers and knows browsers; a browser knows the last account
 */
export function createKnownDevices(secret: string, url: string): KnownDevices {
  const name = `${cookiePrefix(url)}.device`;
  const markOf = (email: string): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['device', email.trim().toLowerCase()]))
      .digest('base64url');
  return {
    remember(c, email) {
      setCookie(c, name, markOf(email), {
        httpOnly: true,
        sameSite: 'Lax',
        secure: isSecure(url),
        path: '/',
        maxAge: lifetimeSeconds,
      });
    },
    isKnown(c, email) {
      const [given, expected] = [getCookie(c, name) ?? '', markOf(email)].map(Buffer.from);
      return (
        given !== undefined && given.length === expected?.length && timingSafeEqual(given, expected)
      );
    },
  };
}
