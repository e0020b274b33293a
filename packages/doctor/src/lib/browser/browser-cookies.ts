import { parseString } from 'set-cookie-parser';
import type { Setup } from '../setup.ts';

/** A cookie as `Storage.setCookies` takes it. */
export interface BrowserCookie {
  readonly name: string;
  readonly value: string;
  readonly url: string;
  readonly path: string;
  readonly domain?: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite?: 'Strict' | 'Lax' | 'None';
}

/**
 * The given session, as the dashboard would set it: with the attributes of the `Set-Cookie` line, if it names the cookie; else as a
 * plain cookie of the Info API's host.
 *
 * @param setup what is examined
 * @returns the cookies, none without a session
 */
export function browserCookies({ api, login, cookie, setCookie }: Setup): readonly BrowserCookie[] {
  const line = setCookie === undefined ? undefined : parseString(setCookie);
  return (cookie ?? '').split(';').flatMap((pair): BrowserCookie[] => {
    const at = pair.indexOf('=');
    if (at < 1) return [];
    const name = pair.slice(0, at).trim();
    const value = pair.slice(at + 1).trim();
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
        ...(line.domain !== undefined && { domain: line.domain }),
        ...(sameSite && { sameSite }),
      },
    ];
  });
}

function toSameSite(value: string | undefined): BrowserCookie['sameSite'] {
  return (['Strict', 'Lax', 'None'] as const).find(
    (known) => known.toLowerCase() === value?.toLowerCase(),
  );
}
