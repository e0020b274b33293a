import { groupsOfAny } from '@bookplate/protocol';
import type { GroupsOf } from '@bookplate/docs/host';
import { neighbour, type PageGroups } from '@bookplate/docs/gating';
import type { NavigationItem, PageData, ResolvedSite, Sidebar, ThemeConfig } from './hooks.ts';
import { pagePath } from './pages.ts';

/**
 * Marks the entries of gated pages in all sidebars and navigation bars of a site.
 *
 * @param site its theme's configuration is changed
 * @param groupsOf the groups of each page
 */
export function gateNavigation({ site }: ResolvedSite, groupsOf: GroupsOf): void {
  for (const theme of themesOf(site)) {
    mark(theme.nav ?? [], groupsOf, '');
    for (const { items, base } of sidebarsOf(theme.sidebar)) mark(items, groupsOf, base);
  }
}

function themesOf({ themeConfig, locales = {} }: ResolvedSite['site']): readonly ThemeConfig[] {
  return [themeConfig, ...Object.values(locales).map((locale) => locale?.themeConfig)].filter(
    (theme) => theme !== undefined,
  );
}

/** Returns for each entry the groups that see it or an entry in it. */
function mark(
  items: readonly NavigationItem[],
  groupsOf: GroupsOf,
  outer: string,
): readonly PageGroups[] {
  return items.map((item) => {
    const base = item.base ?? outer;
    const link = typeof item.link === 'string' ? item.link : undefined;
    const own = link === undefined ? [] : [groupsOf(base + link)];
    const all = groupsOfAny([...own, ...mark(item.items ?? [], groupsOf, base)]);
    item.bookplateGroups = all?.join(' ');
    const linked = own[0]?.join(' ');
    item.bookplateLinkGroups = linked === item.bookplateGroups ? undefined : linked;
    return all;
  });
}

interface FlatSidebar {
  readonly items: readonly NavigationItem[];
  readonly base: string;
}

function sidebarsOf(sidebar: Sidebar | undefined): readonly FlatSidebar[] {
  if (!sidebar) return [];
  if (isList(sidebar)) return [{ items: sidebar, base: '' }];
  return Object.values(sidebar).map((each) =>
    isList(each) ? { items: each, base: '' } : { items: each.items, base: each.base ?? '' },
  );
}

function isList<Item>(value: readonly Item[] | object): value is readonly Item[] {
  return Array.isArray(value);
}

/**
 * Makes "previous" and "next" of a page lead to what all of its readers see.
 *
 * @param page its front matter is changed
 * @param theme of its language
 * @param groupsOf the groups of each page
 */
export function gateNeighbours(page: PageData, theme: ThemeConfig, groupsOf: GroupsOf): void {
  const links = linksOf(page.relativePath, theme.sidebar);
  const own = pagePath(page.relativePath);
  const index = links.findIndex(({ link }) => pagePath(link) === own);
  // A page that no sidebar has stands before the first, as in VitePress.
  const all = index < 0 ? [{ link: own, text: '' }, ...links] : links;
  const current = Math.max(index, 0);
  for (const [name, step] of [
    ['prev', -1],
    ['next', 1],
  ] as const) {
    // What an author has written stays.
    if (page.frontmatter[name] !== undefined || theme.docFooter?.[name] === false) continue;
    const found = neighbour(all, current, step, ({ link }) => groupsOf(link));
    if (found !== all[current + step]) page.frontmatter[name] = found ?? false;
  }
}

interface FlatLink {
  readonly text: string;
  readonly link: string;
}

/** As the theme finds them: of the sidebar with the longest path that the page is below. */
function linksOf(relativePath: string, sidebar: Sidebar | undefined): readonly FlatLink[] {
  if (!sidebar) return [];
  if (isList(sidebar)) return flatten(sidebar, '');
  const folder = Object.keys(sidebar)
    .sort((one, other) => other.split('/').length - one.split('/').length)
    .find((name) => `/${relativePath}`.startsWith(name.startsWith('/') ? name : `/${name}`));
  const found = folder === undefined ? undefined : sidebar[folder];
  if (!found) return [];
  return isList(found) ? flatten(found, '') : flatten(found.items, found.base ?? '');
}

function flatten(items: readonly NavigationItem[], outer: string): readonly FlatLink[] {
  const links = items.flatMap((item): readonly FlatLink[] => {
    const base = item.base ?? outer;
    const { text, link, docFooterText, items: below = [] } = item;
    return [
      ...(text !== undefined && typeof link === 'string'
        ? [{ text: docFooterText ?? text, link: base + link }]
        : []),
      ...flatten(below, base),
    ];
  });
  const seen = new Set<string>();
  return links.filter(({ link }) => {
    const path = link.replace(/[?#].*$/, '');
    return seen.has(path) ? false : seen.add(path);
  });
}
