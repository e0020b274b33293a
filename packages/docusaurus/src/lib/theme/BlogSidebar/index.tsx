import BlogSidebar from '@theme-init/BlogSidebar';
import type { ReactElement } from 'react';
import { Entry, WithEntries } from '../../client/page.tsx';
import { pagePath } from '../../page-data.ts';
import { usePageData } from '../../client/use-page-data.ts';

interface Sidebar {
  readonly items: readonly { readonly permalink: string; readonly title: string }[];
}

// The theme shows titles as they are, so they can be elements.
export default function BookplateBlogSidebar(props: {
  readonly sidebar?: Sidebar | undefined;
}): ReactElement {
  const { gatedPages } = usePageData();
  const { sidebar } = props;
  if (!sidebar?.items.some(({ permalink }) => gatedPages[pagePath(permalink)]))
    return <BlogSidebar {...props} />;
  const items = sidebar.items.map((item) => ({
    ...item,
    title: <Entry groups={gatedPages[pagePath(item.permalink)]}>{item.title}</Entry>,
  }));
  return (
    <WithEntries>
      <BlogSidebar {...props} sidebar={{ ...sidebar, items }} />
    </WithEntries>
  );
}
