import BlogSidebar from '@theme-init/BlogSidebar';
import type { ReactElement } from 'react';
import { Entry } from '../gated-page.tsx';
import { pagePath } from '../page-data.ts';
import { usePageData } from '../use-page-data.ts';

interface Sidebar {
  readonly items: readonly { readonly permalink: string; readonly title: string }[];
}

// The theme shows titles as they are, so they can be elements.
export default function BookplateBlogSidebar(props: {
  readonly sidebar?: Sidebar | undefined;
}): ReactElement {
  const { gatedPages } = usePageData();
  const items = props.sidebar?.items.map((item) => {
    const groups = gatedPages[pagePath(item.permalink)];
    return groups ? { ...item, title: <Entry groups={groups}>{item.title}</Entry> } : item;
  });
  return <BlogSidebar {...props} sidebar={props.sidebar && { ...props.sidebar, items }} />;
}
