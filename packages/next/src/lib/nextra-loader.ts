import { createRequire } from 'node:module';
import { readFrontMatter } from '@bookplate/docs/page';
import { isPublic } from '@bookplate/protocol';
import { editPagination, gateMap } from './nextra-modules.ts';
import type { LoaderContext } from './nextra-hooks.ts';
import { rehypeAroundNextra, remarkPlugins } from './nextra-plugins.ts';
import { groupsOfPage } from './nextra-pages.ts';

interface Options {
  /** The path of Nextra's loader; left out for a module of its theme. */
  readonly nextra?: string;
  /** The loader makes the page map. */
  readonly contentDir?: string;
  readonly mdxOptions?: {
    readonly remarkPlugins?: readonly unknown[];
    readonly rehypePlugins?: readonly unknown[];
  };
}

type Loader = (this: LoaderContext, source: string) => void;

/**
 * A loader around that of Nextra, which `withBookplate` puts into its place.
 *
 * @param source of a page, or of a module of Nextra
 */
export default function nextraLoader(this: LoaderContext, source: string): void {
  // oxlint-disable no-this-in-exported-function -- how bundlers call a loader
  const done = this.async();
  const { nextra, ...options } = this.getOptions() as Options;
  const attempt = (make: () => string): void => {
    let made: string;
    try {
      made = make();
    } catch (error) {
      return done(error);
    }
    done(null, made);
  };
  if (nextra === undefined) return attempt(() => editPagination(source));
  const { mdxOptions, contentDir } = options;
  const given = mdxOptions
    ? {
        ...options,
        mdxOptions: {
          ...mdxOptions,
          remarkPlugins: [...remarkPlugins, ...(mdxOptions.remarkPlugins ?? [])],
          rehypePlugins: [...(mdxOptions.rehypePlugins ?? []), rehypeAroundNextra],
        },
      }
    : options;
  const context = Object.create(this, {
    getOptions: { value: () => given },
    async: {
      value: (): ReturnType<LoaderContext['async']> => (error, result) =>
        typeof result === 'string' && contentDir !== undefined
          ? attempt(() => gateMap(result))
          : done(error, result),
    },
  }) as LoaderContext;
  const own = createRequire(import.meta.url)(nextra) as Loader;
  own.call(context, mdxOptions ? withOpenMetadata(source, this.resourcePath) : source);
}

/** What a gated page says of itself is in the page map, and so in each page. */
const openNames = new Set(['title', 'sidebarTitle', 'groups', 'asIndexPage', 'display', 'theme']);

/** The lines of the page stay where they are, for the places of mistakes. */
function withOpenMetadata(source: string, path: string): string {
  const { data, text, start, end } = readFrontMatter(source);
  if (isPublic(groupsOfPage(data, path))) return source;
  const entries = Object.entries(data).filter(([name]) => openNames.has(name));
  const open = JSON.stringify({ ...Object.fromEntries(entries), searchable: false });
  const lines = text.split('\n').length - 1;
  return `${source.slice(0, start)}${open}${'\n'.repeat(lines)}${source.slice(start + text.length, end)}${source.slice(end)}`;
}
