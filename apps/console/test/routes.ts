import fc from 'fast-check';
import { createPages } from '../src/lib/app.ts';
import { type Config, readConfig } from '../src/lib/config.ts';
import type { Services } from '../src/lib/web/context.ts';

/** One way in to the console's pages. */
export interface Route {
  readonly method: string;
  /** With parameters, such as `/sites/:id`. */
  readonly path: string;
}

const provider = {
  BOOKPLATE_CONSOLE_OIDC_ISSUER: 'https://id.foo.com',
  BOOKPLATE_CONSOLE_OIDC_CLIENT_ID: 'console',
  BOOKPLATE_CONSOLE_OIDC_CLIENT_SECRET: 'secret',
};

/** Every route of the console's pages, from the application itself: a new one is in the list at once. */
export function listRoutes(): readonly Route[] {
  const config: Config = readConfig(provider);
  // No request is made, so nothing else is used.
  const services = { config, database: {} } as unknown as Services;
  const seen = new Map<string, Route>();
  for (const { method, path } of createPages(services, () => false).routes)
    if (method !== 'ALL' && !path.includes('*')) seen.set(`${method} ${path}`, { method, path });
  return [...seen.values()];
}

/** A path with values in the place of its parameters; those that are not given match and name nothing that exists. */
export function fillPath(path: string, values: Readonly<Record<string, string>> = {}): string {
  return path
    .split('/')
    .map((segment) => {
      const [, name, pattern] = /^:(\w+)(?:\{(.*)\})?$/.exec(segment) ?? [];
      if (name === undefined) return segment;
      if (pattern === undefined) return values[name] ?? 'nothing';
      const matching = new RegExp(`^(?:${pattern})$`);
      const given = values[name];
      if (given !== undefined && matching.test(given)) return given;
      const [made = ''] = fc.sample(fc.stringMatching(matching), { numRuns: 1, seed: 1 });
      return encodeURIComponent(made);
    })
    .join('/');
}
