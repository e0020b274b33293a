import type { DashboardLinks } from '@bookplate/docs/host';
import { isForIndex, type MarkdownIt, type PageEnv } from '@bookplate/docs/markdown-it';
import { readPageGroups } from '@bookplate/docs/page';
import { isPublicInHead, type PageGroups, writeRefusal } from '@bookplate/docs/gating';
import { dashboardAddress } from './account.ts';
import type { PageData } from './hooks.ts';

/** A page as it is rendered. */
interface RenderedPage {
  /** The body. */
  readonly html: string;
  readonly groups: PageGroups;
  /** To the dashboard. */
  readonly links: DashboardLinks;
}

/**
 * Puts the body of a gated page and the sentence for everyone else beside each other; the head's stylesheet shows one.
 *
 * @param page any
 * @returns a template for Vue
 */
export function gatePage({ html, groups, links }: RenderedPage): string {
  if (!groups) return html;
  return `<bookplate-groups data-bookplate-groups="${groups.join(' ')}">
${html}
</bookplate-groups>
${writeRefusal(groups, dashboardAddress(links.loginUrl, links), ' target="_self" rel=""')}`;
}

/**
 * Gates the bodies of pages, around the renderer that compiles what they say of the reader.
 *
 * @param md is changed
 * @param links to the dashboard, once they are known
 */
export function gateBodies(md: MarkdownIt, links: () => DashboardLinks): void {
  const gate = (html: string, env: PageEnv): string => {
    if (isForIndex(env)) return html;
    const groups = readPageGroups(env.frontmatter?.['groups'], env.path ?? '');
    return gatePage({ html, groups, links: links() });
  };
  const { render, renderAsync } = md;
  if (renderAsync)
    md.renderAsync = async (source, env: PageEnv = {}) =>
      gate(await renderAsync.call(md, source, env), env);
  else md.render = (source, env: PageEnv = {}) => gate(render.call(md, source, env), env);
}

/** A tag of the head, as front matter has it. */
type HeadEntry = readonly [tag: string, attrs?: Readonly<Record<string, string>>, text?: string];

/**
 * Takes out of the head of a gated page what says more about it than its title.
 *
 * @param page is changed
 */
export function gateHead(page: PageData): void {
  const { head } = page.frontmatter as { readonly head?: readonly HeadEntry[] };
  page.description = '';
  page.frontmatter['head'] = [
    ...(Array.isArray(head) ? head : []).filter(([tag, attrs]) => isPublicInHead(tag, attrs)),
    ['meta', { name: 'robots', content: 'noindex' }],
  ];
}
