import DocSidebarItem from '@theme-init/DocSidebarItem';
import type { ReactElement } from 'react';
import type { SidebarItem } from '../hooks.ts';
import { sidebarGroups, withGroupsClass } from '../sidebar-groups.ts';
import { usePageData } from '../use-page-data.ts';

export default function BookplateDocSidebarItem(props: {
  readonly item: SidebarItem;
}): ReactElement {
  const { item } = props;
  const groups = sidebarGroups(item, usePageData().gatedPages);
  if (!groups || item.type === 'html') return <DocSidebarItem {...props} />;
  return (
    <DocSidebarItem
      {...props}
      item={{ ...item, className: withGroupsClass(groups, item.className) }}
    />
  );
}
