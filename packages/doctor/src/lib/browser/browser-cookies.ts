import { hintCookie } from '@bookplate/protocol';
import { parseString } from 'set-cookie-parser';
import { findHintLines } from '../hint/hint-line.ts';
import type { Setup } from '../setup.ts';
import { siteOf } from '../site.ts';

/** A cookie as `Storage.setCookies` takes it. */
export interface BrowserCookie {
  readonly name: string;
  readonly value: string;
  readonly url: string;
  readonly path: string;
  /** With a dot before it: without one, `Storage.setCookies` takes it for a host. */
  readonly domain?: `.${string}`;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite?: 'Strict' | 'Lax' | 'None';
}

/**
 * The given session, as the dashboard would set it: with the attributes of the `Set-Cookie` line, if it names the cookie; else as a
 * plain cookie of the Info API's host. The sign-in hint is on the domain of docs and dashboard.
 *
 * @param setup what is examined
 * @returns the cookies, none without a session
 */
export function browserCookies(setup: Setup): readonly BrowserCookie[] {
  const { api, login, cookie, setCookie, signInCookies = [] } = setup;
  const line = setCookie === undefined ? undefined : parseString(setCookie);
  return (cookie ?? '').split(';').flatMap((pair): BrowserCookie[] => {
    const at = pair.indexOf('=');
    if (at < 1) return [];
    const name = pair.slice(0, at).trim();
    const value = pair.slice(at + 1).trim();
    if (name === hintCookie)
      return [hintFor(setup, value, findHintLines(signInCookies)[0]?.domain)];
    const plain = { name, value, path: '/', httpOnly: true };
    if (line?.name !== name)
      return [{ ...plain, url: new URL('/', api).href, secure: api.protocol === 'https:' }];
    const sameSite = toSameSite(line.sameSite);
    return [
      {
        ...plain,
        url: (login ?? new URL('/', api)).href,
        path: line.path ?? '/',
        secure: line.secure ?? false,
        ...(line.domain !== undefined && { domain: withDot(line.domain) }),
        ...(sameSite && { sameSite }),
      },
    ];
  });
}

function hintFor({ docs, api }: Setup, value: string, domain?: string): BrowserCookie {
  const { href, protocol } = new URL('/', api);
  return {
    name: hintCookie,
    value,
    url: href,
    path: '/',
    domain: withDot(domain ?? siteOf(docs.hostname)),
    secure: protocol === 'https:',
    httpOnly: false,
  };
}

function withDot(domain: string): `.${string}` {
  return `.${domain.replace(/^\./, '')}`;
}

function toSameSite(value: string | undefined): BrowserCookie['sameSite'] {
  return (['Strict', 'Lax', 'None'] as const).find(
    (known) => known.toLowerCase() === value?.toLowerCase(),
  );
}
