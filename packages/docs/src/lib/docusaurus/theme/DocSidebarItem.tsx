import DocSidebarItem from '@theme-init/DocSidebarItem';
import type { ReactElement } from 'react';
import type { SidebarItem } from '../hooks.ts';
import { sidebarGroups } from '../sidebar-groups.ts';
import { usePageData } from '../use-page-data.ts';

// What is not known to Docusaurus ends as an attribute of the entry's link. The head's stylesheet hides it, and the
// list item around it.
export default function BookplateDocSidebarItem(props: {
  readonly item: SidebarItem;
}): ReactElement {
  const groups = sidebarGroups(props.item, usePageData().gatedPages);
  return (
    <DocSidebarItem {...props} {...(groups && { 'data-bookplate-groups': groups.join(' ') })} />
  );
}
