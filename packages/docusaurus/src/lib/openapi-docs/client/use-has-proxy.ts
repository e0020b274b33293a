import { useDoc } from '@docusaurus/plugin-content-docs/client';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';

/**
 * @returns whether what the API explorer of this page sends goes through a proxy, which would be handed the reader's key
 */
export function useHasProxy(): boolean {
  const { api } = useDocusaurusContext().siteConfig.themeConfig;
  const { proxy } = useDoc().frontMatter;
  return Boolean(proxy ?? (api as { readonly proxy?: unknown } | undefined)?.proxy);
}
