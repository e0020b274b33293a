import DocSidebarItem from '@theme-init/DocSidebarItem';
import type { ReactElement } from 'react';
import { ForGroups } from '../client/page.tsx';
import type { SidebarItem } from '../hooks.ts';
import { gateNavigation } from '../navigation.ts';
import { useGroupsOf } from '../client/use-page-data.ts';

// What is not known to Docusaurus ends as an attribute of the entry's link. The head's stylesheet hides it, and the
// list item around it; but not that of a category with a link, in which there is a button, too.
export default function BookplateDocSidebarItem(props: {
  readonly item: SidebarItem;
}): ReactElement {
  const { item } = props;
  const groups = gateNavigation(item, useGroupsOf());
  const hasButton = item.type === 'category' && item.href !== undefined;
  return (
    <ForGroups groups={hasButton ? groups : undefined}>
      <DocSidebarItem {...props} {...(groups && { 'data-bookplate-groups': groups.join(' ') })} />
    </ForGroups>
  );
}
