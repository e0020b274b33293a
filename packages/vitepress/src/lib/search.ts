import { readPageGroups } from '@bookplate/docs/page';
import { isPublic } from '@bookplate/protocol';
import { type MarkdownIt, markForIndex } from '@bookplate/docs/markdown-it';

/** What is handed to the renderer of a page, as VitePress leaves it. */
interface IndexEnv {
  readonly frontmatter?: { readonly groups?: unknown; readonly search?: unknown };
}

type RenderPage = (source: string, env: IndexEnv, md: MarkdownIt) => string | Promise<string>;

interface SearchTheme {
  readonly search?: {
    readonly provider?: string;
    readonly options?: { readonly _render?: RenderPage };
  };
}

/**
 * Keeps pages and blocks that anonymous readers do not see out of the index of VitePress' local search, which everyone loads.
 *
 * @param themeConfig of the site
 * @returns the same with a renderer for the index
 */
export function gateSearch(themeConfig: unknown): unknown {
  const { search } = (themeConfig ?? {}) as SearchTheme;
  if (search?.provider !== 'local') return themeConfig;
  // oxlint-disable-next-line no-underscore-dangle -- VitePress' name
  const own = search.options?._render;
  const render: RenderPage = async (source, env, md) => {
    markForIndex(env);
    const html = own
      ? await own(source, env, md)
      : await (md.renderAsync ? md.renderAsync(source, env) : md.render(source, env));
    const { groups, search: isIndexed } = env.frontmatter ?? {};
    return isIndexed === false || !isPublic(readPageGroups(groups ?? undefined, 'a page'))
      ? ''
      : html;
  };
  return {
    ...(themeConfig as object),
    search: { ...search, options: { ...search.options, _render: render } },
  };
}
