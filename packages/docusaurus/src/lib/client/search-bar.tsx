import { useSearchResultUrlProcessor } from '@docusaurus/theme-search-algolia/client';
import SearchBar from '@theme-init/SearchBar';
import type { ReactElement } from 'react';
import { isPublic } from '@bookplate/protocol';
import { pagePath } from '../page-data.ts';
import { usePageData } from './use-page-data.ts';

interface Hit {
  readonly url: string;
}
type TransformItems = (items: readonly Hit[]) => readonly Hit[];

// Algolia's crawler leaves gated pages out, but what it found before they were gated, or what others put into the
// index, is there until it comes again.
export default function BookplateSearchBar(props: {
  readonly transformItems?: TransformItems;
}): ReactElement {
  const { gatedPages } = usePageData();
  const toAddress = useSearchResultUrlProcessor();
  const transformItems: TransformItems = (items) => {
    const open = items.filter(({ url }) => isPublic(gatedPages[pagePath(toAddress(url))]));
    return (
      props.transformItems?.(open) ??
      open.map((item) => Object.assign({}, item, { url: toAddress(item.url) }))
    );
  };
  return <SearchBar {...props} transformItems={transformItems} />;
}
