import { ConfigurationError, parseSettings } from '@bookplate/protocol';

/** Where the reader's own docs and product are. The guides put it into their snippets. */
export interface Setup {
  /** Scheme, host and port, such as `https://docs.foo.com`. */
  readonly docsOrigin?: string;
  readonly dashboardOrigin?: string;
  /** One of `hosts`. */
  readonly host?: string;
  /** One of `servers`. */
  readonly server?: string;
}

export const hosts: Readonly<Record<string, string>> = {
  starlight: 'Starlight',
  docusaurus: 'Docusaurus',
  vitepress: 'VitePress',
  fumadocs: 'Fumadocs',
  nextra: 'Nextra',
  vite: 'Vite and MDX',
  html: 'other HTML',
  plain: 'plain HTML',
};

export const servers: Readonly<Record<string, string>> = {
  express: 'Express',
  fastify: 'Fastify',
  koa: 'Koa',
  hono: 'Hono',
  next: 'Next.js',
  nest: 'Nest.js',
  fetch: 'SvelteKit, React Router, Bun, Deno',
  go: 'Go',
  php: 'PHP, Laravel',
  python: 'Python: Django, Flask, WSGI',
  ruby: 'Ruby: Rails, Rack',
};

/**
 * Reads the form of the demo dashboard.
 *
 * @param fields as they were sent
 * @returns the set-up, or one sentence for each field that cannot work
 */
export function readSetup(
  fields: Readonly<Record<string, unknown>>,
): { readonly setup: Setup } | { readonly problems: readonly string[] } {
  const docsOrigin = originOf(fields['docs']);
  const dashboardOrigin = originOf(fields['dashboard']);
  if (docsOrigin === undefined || dashboardOrigin === undefined)
    return { problems: ['Expected two addresses, such as docs.foo.com and dash.foo.com.'] };
  try {
    // The same rules as for bookplate.json: one site, https.
    parseSettings({
      apiUrl: `${dashboardOrigin}/api/docs/user-info`,
      loginUrl: `${dashboardOrigin}/login?next={returnTo}`,
      docsOrigin,
    });
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { problems: [...new Set(error.issues.map(({ message }) => message))] };
  }
  const { host, server } = fields;
  return {
    setup: {
      docsOrigin,
      dashboardOrigin,
      ...(typeof host === 'string' && host in hosts && { host }),
      ...(typeof server === 'string' && server in servers && { server }),
    },
  };
}

/**
 * @param setup of the reader
 * @returns the domain that docs and product share, such as `foo.com`; undefined until both are known
 */
export function domainOf({ docsOrigin, dashboardOrigin }: Setup): string | undefined {
  if (docsOrigin === undefined || dashboardOrigin === undefined) return undefined;
  const [docs, dashboard] = [docsOrigin, dashboardOrigin].map((origin) =>
    new URL(origin).hostname.split('.').toReversed(),
  ) as [string[], string[]];
  const first = docs.findIndex((label, index) => label !== dashboard[index]);
  return (first < 0 ? docs : docs.slice(0, first)).toReversed().join('.');
}

/** People write `docs.foo.com`, or paste the address of a page. */
function originOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  const url = /^https?:\/\//.test(text) ? text : `https://${text}`;
  return text !== '' && URL.canParse(url) ? new URL(url).origin : undefined;
}
