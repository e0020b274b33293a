/** Labels of tabs, by what the demo dashboard calls the same. */
const labels: Readonly<Record<string, string>> = {
  starlight: 'Starlight',
  docusaurus: 'Docusaurus',
  vitepress: 'VitePress',
  fumadocs: 'Fumadocs',
  nextra: 'Nextra',
  vite: 'Vite and MDX',
  html: 'Other HTML',
  plain: 'Plain HTML',
  express: 'Express',
  fastify: 'Fastify',
  koa: 'Koa',
  hono: 'Hono',
  next: 'Next.js',
  nest: 'Nest.js',
  fetch: 'fetch',
  go: 'Go',
  php: 'PHP',
  python: 'Python',
  ruby: 'Ruby',
};

interface KnownUser {
  readonly host?: string;
  readonly server?: string;
}

/** Opens the tabs that belong to the reader's own set-up, once it is known. */
export function chooseTabs(): void {
  const open = (user: KnownUser | null | undefined): void => {
    for (const choice of [user?.host, user?.server]) {
      const label = choice === undefined ? undefined : labels[choice];
      for (const tab of document.querySelectorAll<HTMLElement>('starlight-tabs [role="tab"]'))
        if (label !== undefined && tab.textContent?.trim() === label) tab.click();
    }
  };
  const known = (window as { bookplate?: { user?: KnownUser | null } }).bookplate?.user;
  if (known) open(known);
  window.addEventListener('bookplate:user', (event) =>
    open((event as CustomEvent<KnownUser | null>).detail),
  );
}
