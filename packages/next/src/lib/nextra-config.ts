import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NextConfig, WebpackConfig } from './hooks.ts';

const ownLoader = /[\\/]nextra[\\/]loader\.cjs$/;
const loader = fileURLToPath(new URL('./nextra-loader.js', import.meta.url));
const pageMap = fileURLToPath(new URL('../nextra.js', import.meta.url));
const pagination = 'nextra-theme-docs/dist/components/pagination.js';
const theme = { loader, options: { isPagination: true } };

/** Written into the page map, which is a module of Nextra: pnpm hides ours from it. */
const pageMapModule = '@bookplate/next/nextra';

/**
 * @param config of a site
 * @returns whether `nextra()` has made it
 */
export function isNextra({ env }: NextConfig): boolean {
  return env?.['NEXTRA_LOCALES'] !== undefined;
}

/**
 * Puts our loader around that of Nextra, for both bundlers: Turbopack takes no functions as options of a loader, so
 * plugins for pages cannot be named in `nextra()`.
 *
 * @param config as `nextra()` has made it
 * @returns the configuration; the same if Nextra has no part in it
 */
export function wrapNextra<Config extends object>(config: Config): Config {
  const { turbopack, webpack }: NextConfig = config;
  if (!isNextra(config)) return config;
  return {
    ...config,
    turbopack: {
      ...turbopack,
      rules: {
        ...(wrapRules(turbopack?.rules ?? {}) as object),
        [`**/${pagination}`]: { loaders: [theme] },
      },
      resolveAlias: {
        ...turbopack?.resolveAlias,
        [pageMapModule]: `./${relative(process.cwd(), pageMap).replaceAll('\\', '/')}`,
      },
    },
    webpack(given: WebpackConfig, options: unknown) {
      const own = webpack?.(given, options) ?? given;
      own.resolve.alias[pageMapModule] = pageMap;
      own.module.rules = [
        ...(wrapRules(own.module.rules) as object[]),
        { test: new RegExp(pagination.replaceAll('/', '[\\\\/]')), ...theme },
      ];
      return own;
    },
  };
}

/** Replaces Nextra's loader at every place in the rules. */
function wrapRules(rules: unknown): unknown {
  if (Array.isArray(rules)) return rules.map(wrapRules);
  if (typeof rules !== 'object' || rules === null || rules instanceof RegExp) return rules;
  const rule = rules as Readonly<Record<string, unknown>>;
  if (typeof rule['loader'] === 'string' && ownLoader.test(rule['loader']))
    return { ...rule, loader, options: { ...(rule['options'] as object), nextra: rule['loader'] } };
  // Next.js has instances of classes in its own rules, which must stay what they are.
  if (Object.getPrototypeOf(rule) !== Object.prototype) return rule;
  return Object.fromEntries(
    Object.entries(rule).map(([name, value]) => [
      name,
      name === 'options' ? value : wrapRules(value),
    ]),
  );
}
