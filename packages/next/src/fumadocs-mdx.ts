import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installedVersion } from '@bookplate/docs/host';
import { withPage } from '@bookplate/docs/page';
import { rehypeBookplate } from '@bookplate/docs/rehype';
import { remarkBookplate } from '@bookplate/docs/remark';
import type { Pluggable, PluggableList } from 'unified';
import { compiledOptions } from './lib/compiled-options.ts';
import { rehypeGateContents } from './lib/contents.ts';
import { rehypeGatePage } from './lib/page.ts';
import { remarkPublicText, type ReplaceSource } from './lib/public-text.ts';

/** As Fumadocs takes plugins: those between its own, or a function. */
export type GivenPlugins =
  | PluggableList
  | ((own: PluggableList) => readonly (Pluggable | false)[])
  | undefined;

/** The part of the options of Fumadocs MDX that we change. */
export interface MdxOptions {
  readonly remarkPlugins?: GivenPlugins;
  readonly rehypePlugins?: GivenPlugins;
}

type ListOf = (own: PluggableList) => PluggableList;

/**
 * Compiles the `user` expressions of pages: `defineConfig({ mdxOptions: bookplateMdx() })` in `source.config`.
 *
 * @param options `mdxOptions`, as they would be without Bookplate
 * @returns the same with our plugins
 */
export function bookplateMdx<Options extends object>(
  options?: Options,
): () => Promise<
  Omit<Options, keyof MdxOptions> & { readonly [name in keyof MdxOptions]-?: ListOf }
> {
  const { remarkPlugins, rehypePlugins, ...others } = (options ?? {}) as Options & MdxOptions;
  return async () => {
    const replaceSource = await loadReplaceSource();
    return {
      ...others,
      // Ours goes before what reads the headings, and the public texts before what reads the source.
      remarkPlugins: (own) => [
        [remarkBookplate, compiledOptions],
        ...addPlugins(own, remarkPlugins, 'remarkStructure', [[remarkPublicText, replaceSource]]),
      ],
      // The highlighter is first of Fumadocs' own, and the table of contents last.
      rehypePlugins: (own) => [
        ...addPlugins(own, rehypePlugins, 'rehypeToc', [[rehypeBookplate, compiledOptions]]),
        rehypeGateContents,
        rehypeGatePage,
      ],
    };
  };
}

/** As the site has it installed, wherever our package lies: it keeps what it is told in its own memory. */
async function loadReplaceSource(): Promise<ReplaceSource> {
  const { resolve } = createRequire(join(process.cwd(), 'package.json'));
  const { replaceSource } = await importStringifier(resolve);
  if (replaceSource) return replaceSource;
  const version = installedVersion(process.cwd(), 'fumadocs-core') ?? '(not installed)';
  throw new Error(
    withPage(
      'fumadocs-version',
      `Found fumadocs-core ${version}, without \`replaceSource\` in \`mdx-plugins/stringifier\`. Expected 16.17 or a newer 16: install that version of fumadocs-core and fumadocs-ui.`,
    ),
  );
}

async function importStringifier(
  resolve: NodeJS.RequireResolve,
): Promise<{ readonly replaceSource?: ReplaceSource }> {
  let file: string;
  try {
    file = resolve('fumadocs-core/mdx-plugins/stringifier');
  } catch {
    return {};
  }
  return (await import(pathToFileURL(file).href)) as { readonly replaceSource?: ReplaceSource };
}

/**
 * @param own plugins of Fumadocs
 * @param given by the site
 * @param last the name of the plugin of Fumadocs that comes behind those of the site
 * @param ours come right before it
 * @returns all of them
 */
function addPlugins(
  own: PluggableList,
  given: GivenPlugins,
  last: string,
  ours: PluggableList,
): PluggableList {
  const before = (list: PluggableList, added: PluggableList): PluggableList => {
    const at = list.findIndex((plugin) => nameOf(plugin) === last);
    return at < 0 ? [...list, ...added] : [...list.slice(0, at), ...added, ...list.slice(at)];
  };
  const all =
    typeof given === 'function'
      ? given(own).filter((plugin) => plugin !== false)
      : before(own, given ?? []);
  return before(all, ours);
}

function nameOf(plugin: Pluggable): string | undefined {
  const [attacher] = Array.isArray(plugin) ? plugin : [plugin];
  return typeof attacher === 'function' ? attacher.name : undefined;
}
