import { mayShareSite } from '@bookplate/protocol';

/** What there is to hold an answer against. */
export interface Docs {
  /** Of the page. */
  readonly location: Pick<Location, 'protocol' | 'hostname'>;
  /** Hosts on other sites that the login and log-out links may lead to, with spaces between them. */
  readonly allowedHosts?: string | undefined;
}

/** What a console decides. */
export interface Decided {
  readonly apiUrl: string;
  readonly loginUrl: string;
  readonly logoutUrl?: string;
  readonly refreshSeconds?: number;
  readonly reportShare?: number;
}

/**
 * Reads what a console says, by the rules of the docs' build: whoever gets hold of the console is not to send readers
 * elsewhere. An answer of which a part cannot work is not taken at all.
 *
 * @param text what it sent
 * @param docs of the page
 * @returns what it decides
 * @throws something or other if it cannot be used
 */
export function readAnswer(text: string, docs: Docs): Decided {
  const { apiUrl, loginUrl, logoutUrl, refreshSeconds, reportShare } = JSON.parse(text) as Partial<
    Record<keyof Decided, unknown>
  >;
  const isRight =
    isGoodUrl(apiUrl, docs) &&
    isGoodUrl(loginUrl, docs, docs.allowedHosts) &&
    (logoutUrl === undefined || isGoodUrl(logoutUrl, docs, docs.allowedHosts)) &&
    (refreshSeconds === undefined || isUpTo(86_400, refreshSeconds)) &&
    (reportShare === undefined || isUpTo(1, reportShare));
  if (!isRight) throw text;
  return { apiUrl, loginUrl, logoutUrl, refreshSeconds, reportShare } as Decided;
}

function isUpTo(most: number, value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= most;
}

function isGoodUrl(value: unknown, { location }: Docs, allowedHosts = ''): boolean {
  // With a sign that no host may have (URL §3.5), so that `{returnTo}` is in none either.
  const { protocol, hostname } = new URL((value as string).replaceAll('{returnTo}', '<'));
  return (
    // With no user name or password. For browsers, a backslash ends the host too (URL §4.4).
    /^https?:\/\/[^\s@/?#\\]+([/?#\\]\S*)?$/.test(value as string) &&
    (protocol === 'https:' || location.protocol === 'http:') &&
    (mayShareSite(hostname, location.hostname) || allowedHosts.split(' ').includes(hostname))
  );
}
