import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from '@bookplate/docs/host';
import type { GivenSettings } from '@bookplate/protocol';
import type { ConfigFunction, GivenConfig, NextConfig } from './lib/hooks.ts';
import { isNextra, wrapNextra } from './lib/nextra-config.ts';
import { pageListsVariable } from './lib/page-lists.ts';
import { keepState } from './lib/site-state.ts';

export type { ConfigFunction, GivenConfig, NextConfig } from './lib/hooks.ts';
export type { GivenSettings, Settings } from '@bookplate/protocol';

const manifest = new URL('../package.json', import.meta.url);
const adapter = fileURLToPath(new URL('./adapter.js', import.meta.url));

/** The processes that render pages inherit what the first one has prepared. */
const preparedVariable = 'BOOKPLATE_PREPARED';

/**
 * Bookplate for Next.js: `export default withBookplate(config)` in `next.config`, around all other functions.
 *
 * @param config of the site, as it would be without Bookplate
 * @param settings instead of the `bookplate.json` beside `next.config`
 * @returns the same with our parts; the build fails with a `ConfigurationError` if the settings cannot work
 */
export function withBookplate<Config extends object>(
  config: GivenConfig<Config>,
  settings?: GivenSettings,
): ConfigFunction<Config> {
  return async (phase, context) => {
    const given = await (typeof config === 'function' ? config(phase, context as never) : config);
    const isDevelopment = phase === 'phase-development-server';
    if (!isDevelopment && phase !== 'phase-production-build') return given;
    const own = given as NextConfig;
    const inherited = process.env[preparedVariable];
    const written =
      inherited === undefined
        ? await prepareSite(own, settings, isDevelopment)
        : (JSON.parse(inherited) as WrittenSite);
    return {
      ...wrapNextra(given),
      env: { ...own.env, ...written },
      ...(isDevelopment ? {} : { adapterPath: adapter }),
    };
  };
}

/** What Next.js writes into the bundles. */
interface WrittenSite {
  readonly BOOKPLATE_TAGS: string;
  readonly BOOKPLATE_EMPTY_TAGS: string;
  readonly BOOKPLATE_LINKS: string;
}

async function prepareSite(
  own: NextConfig,
  settings: GivenSettings | undefined,
  isDevelopment: boolean,
): Promise<WrittenSite> {
  const root = process.cwd();
  const prepared = await prepare(root, settings, { isDevelopment, manifest }, (message) =>
    console.warn(`[bookplate] ${message}`),
  );
  const { basePath = '', assetPrefix = basePath, distDir = '.next', output } = own;
  const deferredUrl = `${assetPrefix}/_next/static/${prepared.deferredFile?.name ?? ''}`;
  // React moves an `async` script to its own, before ours, where it could run too early.
  const tags = prepared.tags(deferredUrl).map(({ tag, attrs, content }) => {
    const { async: isAsync, ...others } = attrs;
    return { tag, attrs: isAsync ? { ...others, defer: true } : others, content };
  });
  const written: WrittenSite = {
    BOOKPLATE_TAGS: JSON.stringify(tags),
    BOOKPLATE_EMPTY_TAGS: JSON.stringify(
      tags.map(({ tag, attrs }) => ({ tag, attrs, content: '' })),
    ),
    BOOKPLATE_LINKS: JSON.stringify(prepared.links),
  };
  if (isDevelopment) return written;
  console.info(`[bookplate] ${prepared.policy}`);
  // The `distDir` of an export is where the site goes, which Next.js empties first: it builds in `.next`.
  const pageLists = join(root, output === 'export' ? '.next' : distDir, 'cache/bookplate');
  rmSync(pageLists, { recursive: true, force: true });
  mkdirSync(pageLists, { recursive: true });
  const { adapterPath = process.env['NEXT_ADAPTER_PATH'] } = own;
  keepState({ prepared, deferredUrl, pageLists, adapterPath, isNextra: isNextra(own) });
  process.env[pageListsVariable] = pageLists;
  process.env[preparedVariable] = JSON.stringify(written);
  return written;
}
