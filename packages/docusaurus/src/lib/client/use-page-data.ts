import { isPublic } from '@bookplate/protocol';
import { useLocation } from '@docusaurus/router';
import { usePluginData } from '@docusaurus/useGlobalData';
import type { GroupsOf } from '@bookplate/docs/host';
import { type Neighbours, type PageData, pagePath, pluginName } from '../page-data.ts';

/**
 * @returns what the plugin tells the pages
 */
export function usePageData(): PageData {
  return usePluginData(pluginName) as PageData;
}

/**
 * @returns the groups of each page of the site, by its address
 */
export function useGroupsOf(): GroupsOf {
  const { gatedPages } = usePageData();
  return (href) => gatedPages[pagePath(href)];
}

/**
 * @returns the groups that the open page is for, or undefined if it is for everyone
 */
export function usePageGroups(): readonly string[] | undefined {
  return usePageData().gatedPages[useOpenPath()];
}

/**
 * @returns whether anonymous readers see the open page: then link previews and search engines may have all of it
 */
export function useIsPublic(): boolean {
  return isPublic(usePageGroups());
}

/**
 * @returns the path of the open page, as {@link pagePath} gives it
 */
export function useOpenPath(): string {
  return pagePath(useLocation().pathname);
}

/**
 * @returns the address of the open page, to come back to after signing in
 */
export function useReturnTo(): string {
  return usePageData().docsOrigin + useLocation().pathname;
}

/**
 * @returns where "previous" and "next" lead on the open page, if that is not what Docusaurus says
 */
export function useNeighbours(): Neighbours[string] {
  return usePageData().neighbours[useOpenPath()];
}
