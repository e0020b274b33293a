import BlogSidebarContent from '@theme-init/BlogSidebar/Content';
import type { ReactElement } from 'react';
import { ForGroups } from '../../client/page.tsx';
import { pagePath } from '../../page-data.ts';
import { groupsOfAny } from '@bookplate/protocol';
import { usePageData } from '../../client/use-page-data.ts';

interface Item {
  readonly permalink: string;
  readonly date: string;
}

// The theme has a heading for each year: one with gated posts only is for their readers.
export default function BookplateBlogSidebarContent(props: {
  readonly items: readonly Item[];
}): ReactElement {
  const { gatedPages } = usePageData();
  const years = new Map<number, Item[]>();
  for (const item of props.items) {
    const year = new Date(item.date).getFullYear();
    years.set(year, [...(years.get(year) ?? []), item]);
  }
  const all = [...years.values()].map((items) => ({
    items,
    groups: groupsOfAny(items.map(({ permalink }) => gatedPages[pagePath(permalink)])),
  }));
  if (!all.some(({ groups }) => groups)) return <BlogSidebarContent {...props} />;
  return (
    <>
      {all.map(({ items, groups }) => (
        <ForGroups key={items[0]?.permalink} groups={groups}>
          <BlogSidebarContent {...props} items={items} />
        </ForGroups>
      ))}
    </>
  );
}
