import type { PageGroups } from '@bookplate/docs/gating';
import { isPublic } from '@bookplate/protocol';
import type { LoaderPlugin, Page, Source, Storage, TreeNode } from './lib/fumadocs-hooks.ts';
import { findNeighbours, gateNavigation } from './lib/navigation.ts';
import { writePageList } from './lib/page-lists.ts';
import { collectPages, groupsOf, listPages, pagesIn, withoutTexts } from './lib/pages.ts';

export type { LoaderPlugin, Page, Source, TreeNode } from './lib/fumadocs-hooks.ts';

/**
 * A plugin for `loader()` of Fumadocs: gated pages are in the navigation for their groups, and their texts in nothing but
 * the page itself.
 *
 * @returns the plugin
 */
export function bookplatePlugin(): LoaderPlugin {
  let url: (slugs: readonly string[], locale?: string) => string;
  const known = new Map<Storage, ReadonlyMap<string, PageGroups>>();
  const gate = (context: unknown, node: TreeNode): never => {
    const { storage, locale } = context as { storage: Storage; locale?: string };
    const pages = known.get(storage) ?? collectPages({ storage, url: (each) => url(each, locale) });
    known.set(storage, pages);
    return gateNavigation(node, (href) => pages.get(href)) as never;
  };
  return {
    name: '@bookplate/next',
    enforce: 'post',
    config(config) {
      url = config.url;
    },
    transformStorage({ storage }) {
      writePageList(listPages({ storage, url }));
      for (const page of pagesIn(storage))
        if (!isPublic(groupsOf(page))) page.data = withoutTexts(page.data, page.path);
    },
    transformPageTree: {
      file(node) {
        return gate(this, node);
      },
      folder(node) {
        return gate(this, node);
      },
    },
  };
}

/**
 * The same source without the pages that anonymous readers do not see, for what everyone can read: search indexes, `llms.txt`, sitemaps.
 *
 * @param source of Fumadocs, with {@link bookplatePlugin}
 * @returns the source
 */
export function openPages<Given extends Source>(source: Given): Given {
  return {
    ...source,
    getPages: (locale?: string) => source.getPages(locale).filter(isOpen),
    getPageTree: (locale?: string) =>
      openTree(source.getPageTree(locale), (href) => {
        const page = source.getPageByUrl(href, locale);
        return !page || isOpen(page);
      }),
  };
}

function isOpen(page: Page): boolean {
  return isPublic(groupsOfPage(page));
}

function openTree(node: TreeNode, isOpenAt: (href: string) => boolean): TreeNode {
  const { children, index } = node;
  const isListed = (each: TreeNode): boolean =>
    each.type === 'page'
      ? isOpenAt(each.url ?? '')
      : each.type !== 'folder' || each.index !== undefined || (each.children ?? []).length > 0;
  return {
    ...node,
    ...(children && {
      children: children.map((each) => openTree(each, isOpenAt)).filter(isListed),
    }),
    ...(index && { index: isListed(index) ? index : undefined }),
  };
}

/** For `footer` of `<DocsPage>`. */
export interface PageFooter {
  readonly items: { readonly previous?: never; readonly next?: never };
  readonly 'data-bookplate-groups'?: string;
}

/**
 * Finds where "previous" and "next" lead: `<DocsPage footer={pageFooter(source, page)}>`.
 *
 * @param source of Fumadocs
 * @param page that is rendered
 * @returns the footer
 */
export function pageFooter(source: Source, page: Page): PageFooter {
  const groups = groupsOfPage(page);
  const neighbours = findNeighbours(source.getPageTree(page.locale), page.url, (href) => {
    const found = source.getPageByUrl(href, page.locale);
    return found && groupsOfPage(found);
  });
  return {
    items: neighbours as PageFooter['items'],
    ...(groups && { 'data-bookplate-groups': groups.join(' ') }),
  };
}

function groupsOfPage({ data, url }: Page): PageGroups {
  return groupsOf({ data, path: url });
}
