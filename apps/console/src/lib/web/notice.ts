import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Config } from '../config.ts';
import type { PageContext } from './context.ts';

const seconds = 60;

/**
 * Gives the next page of this browser something to say, once: a reload does not say it again, and it works without
 * JavaScript.
 *
 * @param c the request that is about to redirect
 * @param config for the address
 * @param about what the page is about, such as the id of a site
 * @param words what to say, as names without dots: the page has the sentences
 */
export function giveNotice(
  c: PageContext,
  config: Config,
  about: string,
  words: readonly string[],
): void {
  setCookie(c, nameOf(config), [about, ...words].join('.'), {
    ...attributes(config),
    maxAge: seconds,
  });
}

/**
 * Takes what the page before left to say.
 *
 * @param c the request
 * @param config for the address
 * @param about what the page is about
 * @returns the names; none if there is nothing to say about it
 */
export function takeNotice(c: PageContext, config: Config, about: string): readonly string[] {
  const [subject, ...words] = (getCookie(c, nameOf(config)) ?? '').split('.');
  if (subject !== about) return [];
  deleteCookie(c, nameOf(config), attributes(config));
  return words;
}

/** With the prefix, no other host of the domain can set it (RFC 6265bis §4.1.3.2). */
function nameOf({ url }: Config): string {
  return url.startsWith('https:') ? '__Host-bookplate_notice' : 'bookplate_notice';
}

function attributes({ url }: Config) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: url.startsWith('https:'),
  } as const;
}
