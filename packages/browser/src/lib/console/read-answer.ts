import { consoleLimits, mayShareSite, type Settings } from '@bookplate/protocol';

/** What there is to hold an answer against. */
export interface Docs {
  /** Of the page. */
  readonly location: Pick<Location, 'protocol' | 'hostname'>;
  /** Hosts on other sites that the login and log-out links may lead to, with spaces between them. */
  readonly allowedHosts?: string | undefined;
}

type Limited = keyof typeof consoleLimits;

/** What a console sets. */
export type Decided = Pick<Settings, 'apiUrl' | 'loginUrl' | 'logoutUrl' | Limited>;

/**
 * Reads what a console says, by the rules of the docs' build: an attacker in the console must not send readers
 * elsewhere. An answer of which a part cannot work is not taken at all.
 *
 * @param text what it sent
 * @param docs of the page
 * @returns what it decides
 * @throws something or other if it cannot be used
 */
export function readAnswer(text: string, docs: Docs): Decided {
  const answer = JSON.parse(text) as Record<string, unknown>;
  const { apiUrl, loginUrl, logoutUrl } = answer;
  const decided: Record<string, unknown> = { apiUrl, loginUrl, logoutUrl };
  let isRight =
    isGoodUrl(apiUrl, docs) &&
    isGoodUrl(loginUrl, docs, docs.allowedHosts) &&
    (logoutUrl === undefined || isGoodUrl(logoutUrl, docs, docs.allowedHosts));
  for (const [name, most] of Object.entries(consoleLimits)) {
    const value = answer[name];
    decided[name] = value;
    isRight &&= value === undefined || (typeof value === 'number' && value >= 0 && value <= most);
  }
  if (!isRight) throw text;
  return decided as unknown as Decided;
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
