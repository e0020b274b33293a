import DocCard from '@theme-init/DocCard';
import type { ReactElement } from 'react';
import { isSharedBy } from '@bookplate/docs/gating';
import type { GroupsOf } from '@bookplate/docs/host';
import { Entry } from '../client/page.tsx';
import type { SidebarItem } from '../hooks.ts';
import { gateNavigation } from '../navigation.ts';
import { useGroupsOf } from '../client/use-page-data.ts';

export default function BookplateDocCard({ item }: { readonly item: SidebarItem }): ReactElement {
  const groupsOf = useGroupsOf();
  return (
    <Entry groups={gateNavigation(item, groupsOf)}>
      <DocCard item={withShared(item, groupsOf)} />
    </Entry>
  );
}

/** A card counts what is in its category, and may lead to the first of that: let it be what all its readers see. */
function withShared(item: SidebarItem, groupsOf: GroupsOf): SidebarItem {
  if (item.type !== 'category') return item;
  const readers = gateNavigation(item, groupsOf);
  const items = item.items.filter((each) => isSharedBy(readers, gateNavigation(each, groupsOf)));
  return items.length > 0 ? { ...item, items } : item;
}
