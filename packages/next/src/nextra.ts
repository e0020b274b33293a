import { type PageGroups, neighbour } from '@bookplate/docs/gating';
import { groupsOfAny, isPublic } from '@bookplate/protocol';
import { createElement, isValidElement, type PropsWithChildren } from 'react';
import type { NormalizePageMap, NormalizePages, PageMapItem } from './lib/nextra-hooks.ts';
import { groupsOfPage, nextraPages } from './lib/nextra-pages.ts';
import { writePageList } from './lib/page-lists.ts';

export type {
  NormalizePageMap,
  NormalizePages,
  PageMapItem,
  PageMetadata,
} from './lib/nextra-hooks.ts';

/** What the theme's "previous" and "next" are made from, where the theme would find another page. */
interface Neighbours {
  /** Those of a gated page, set apart by spaces. */
  readonly groups?: string;
  /** A route, empty for none; left out if it is that of the page before this one. */
  readonly previous?: string;
  /** The same of the page after this one. */
  readonly next?: string;
}

/**
 * Marks the entries of gated pages in a page map. `withBookplate` calls it where Nextra makes the page map.
 *
 * @param pageMap with all pages
 * @param normalizePages of Nextra
 * @param normalizePageMap of Nextra
 * @returns the page map
 */
export function gatePageMap(
  pageMap: readonly PageMapItem[],
  normalizePages: NormalizePages,
  normalizePageMap: NormalizePageMap,
): readonly PageMapItem[] {
  const pages = nextraPages(pageMap);
  const groupsAt = new Map(
    pages.map(({ route, frontMatter }) => [
      route,
      groupsOfPage(frontMatter, frontMatter.filePath ?? route),
    ]),
  );
  const groupsOf = ({ route = '' }: PageMapItem): PageGroups => groupsAt.get(route);
  writePageList(
    pages.map(({ route, frontMatter: { title = '', description, filePath = route } }) => ({
      file: filePath,
      url: route,
      title,
      description,
      groups: groupsAt.get(route),
    })),
  );
  const order = normalizePages({ list: pageMap, route: '/' }).flatDocsDirectories;
  const neighboursAt = new Map(
    order.map((item, at) => [item.route, neighboursOf(order, at, groupsOf)]),
  );
  const gate = (item: PageMapItem): PageMapItem => {
    const { children, items, title, route } = item;
    const groups = groupsOfEntry(item, groupsOf);
    const bookplate = neighboursAt.get(route);
    const own =
      children && [item, ...children].find((each) => each.route === route && !isOpen(each));
    return {
      ...item,
      ...(own && {
        openTitle:
          title === titleOf(own)
            ? normalizePageMap({ name: item.name, children: [] }).title
            : title,
      }),
      ...(bookplate && { bookplate }),
      ...(children && { children: children.map(gate) }),
      ...(items && {
        items: Object.fromEntries(
          Object.entries(items).map(([name, each]) => {
            const page = children?.find((child) => child.name === name);
            return [
              name,
              { ...each, title: mark(each.title, page && groupsOfEntry(page, groupsOf)) },
            ];
          }),
        ),
      }),
      ...(title !== undefined && { title: mark(title, groups) }),
    };
  };
  return pageMap.map(gate);
}

/** Undefined for most pages: the whole page map is in each page. */
function neighboursOf(
  order: readonly PageMapItem[],
  at: number,
  groupsOf: (item: PageMapItem) => PageGroups,
): Neighbours | undefined {
  const groups = groupsOf(order[at] ?? {})?.join(' ');
  const previous = neighbour(order, at, -1, groupsOf);
  const next = neighbour(order, at, 1, groupsOf);
  const neighbours = {
    ...(groups && { groups }),
    ...(previous !== order[at - 1] && { previous: previous?.route ?? '' }),
    ...(next !== order[at + 1] && { next: next?.route ?? '' }),
  };
  return Object.keys(neighbours).length > 0 ? neighbours : undefined;
}

function titleOf({ frontMatter }: PageMapItem): string | undefined {
  return frontMatter?.sidebarTitle || frontMatter?.title;
}

/** A folder is for the readers of anything in it. */
function groupsOfEntry(item: PageMapItem, groupsOf: (item: PageMapItem) => PageGroups): PageGroups {
  const { children = [], items = {}, frontMatter } = item;
  const entries = children.filter(isEntry);
  return groupsOfAny([
    ...(frontMatter || entries.length === 0 ? [groupsOf(item)] : []),
    ...(Object.keys(items).some((name) => !hasEntry(children, name)) ? [undefined] : []),
    ...entries.map((each) => groupsOfEntry(each, groupsOf)),
  ]);
}

/** What `_meta` says of others is none. */
function isEntry({ name, type }: PageMapItem): boolean {
  return name !== undefined && type !== 'separator';
}

/** An item of a menu that names no child is a link. */
function hasEntry(children: readonly PageMapItem[], name: string): boolean {
  return children.some((child) => child.name === name);
}

const marker = 'bookplate-groups';

function mark(title: PageMapItem['title'], groups: PageGroups): PageMapItem['title'] {
  return groups
    ? createElement(
        marker,
        { 'data-bookplate-groups': groups.join(' '), 'data-bookplate-entry': '' },
        title,
      )
    : title;
}

function withoutMark(item: PageMapItem): PageMapItem {
  const { title } = item;
  return isValidElement<PropsWithChildren>(title) && title.type === marker
    ? { ...item, title: title.props.children }
    : item;
}

/**
 * A page map without the pages that anonymous readers do not see, for what everyone can read: `llms.txt`, feeds, cards.
 * A folder whose own page is gated has the title that Nextra makes of its name, and no route.
 *
 * @param pageMap as `getPageMap()` gives it
 * @returns the page map
 */
export function openPages(pageMap: readonly PageMapItem[]): readonly PageMapItem[] {
  return pageMap.map(withoutMark).flatMap((item) => {
    const { children, items, openTitle, ...page } = item;
    if (!children) return isOpen(item) ? [item] : [];
    const open = openPages(children);
    if (!open.some(isEntry)) return page.frontMatter && isOpen(page) ? [page] : [];
    return [
      {
        ...(openTitle === undefined ? page : { name: page.name, title: openTitle }),
        children: open,
        ...(items && { items: openItems(items, children, open) }),
      },
    ];
  });
}

function isOpen({ frontMatter, route = '' }: PageMapItem): boolean {
  return !frontMatter || isPublic(groupsOfPage(frontMatter, route));
}

function openItems(
  items: Readonly<Record<string, PageMapItem>>,
  children: readonly PageMapItem[],
  open: readonly PageMapItem[],
): Readonly<Record<string, PageMapItem>> {
  return Object.fromEntries(
    Object.entries(items)
      .filter(([name]) => hasEntry(open, name) || !hasEntry(children, name))
      .map(([name, item]) => [name, withoutMark(item)]),
  );
}
