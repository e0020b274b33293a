import type { Config } from '../config.ts';

/** Notices that a proxy in front makes all clients one, so that limits meet the wrong people. */
export interface ProxyWarning {
  /** Looks at the headers of a request. */
  readonly look: (header: (name: string) => string | null | undefined) => void;
  /** Counts a report that was over the limit of one client. */
  readonly dropped: () => void;
  /** What was noticed; undefined as long as there is nothing. */
  readonly text: () => string | undefined;
}

const setting = 'BOOKPLATE_CONSOLE_CLIENT_ADDRESS_HEADER';

/**
 * In which proxies write the client's address. Of several the first: proxies add to it, so its last entry is never the
 * client's own, while some pass the others on as they came.
 */
const headers = ['x-forwarded-for', 'forwarded', 'x-real-ip'] as const;

const manyDropped = 100;

/**
 * @param config the header that is set
 * @param tell told once
 * @returns the warning of this process
 */
export function createProxyWarning(
  { clientAddressHeader }: Pick<Config, 'clientAddressHeader'>,
  tell: (text: string) => void,
): ProxyWarning {
  let text: string | undefined;
  let drops = 0;
  const warn = (found: string, value: string): void => {
    if (text !== undefined) return;
    text = `${found} If a proxy is in front of this console, set ${setting}=${value}: until then, all readers and members behind it are one client, share its limits, and cannot begin an incident. Without a proxy, leave the setting out: a client made the header up.`;
    tell(text);
  };
  return {
    look(header) {
      if (text !== undefined) return;
      if (clientAddressHeader !== undefined && header(clientAddressHeader)) return;
      const name = headers.find((each) => header(each));
      if (name === undefined) return;
      const missing =
        clientAddressHeader === undefined ? '' : ` and without ${clientAddressHeader}`;
      warn(`Requests come with ${name}${missing}.`, name);
    },
    dropped() {
      drops += 1;
      if (drops >= manyDropped && clientAddressHeader === undefined)
        warn(
          `${manyDropped} reports were over the limit of one client.`,
          'x-forwarded-for (or the header that it writes)',
        );
    },
    text: () => text,
  };
}
