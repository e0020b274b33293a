import { useLocation } from '@docusaurus/router';
import { usePluginData } from '@docusaurus/useGlobalData';
import { type PageData, pagePath, pluginName } from './page-data.ts';

/**
 * @returns what the plugin tells the pages
 */
export function usePageData(): PageData {
  return usePluginData(pluginName) as PageData;
}

/**
 * @returns the groups that the open page is for, or undefined if it is for everyone
 */
export function usePageGroups(): readonly string[] | undefined {
  const { pathname } = useLocation();
  return usePageData().gatedPages[pagePath(pathname)];
}
