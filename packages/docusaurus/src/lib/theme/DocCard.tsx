import DocCard from '@theme-init/DocCard';
import type { ReactElement } from 'react';
import { isSharedBy } from '@bookplate/docs/gating';
import { Entry } from '../client/gated-page.tsx';
import type { SidebarItem } from '../hooks.ts';
import type { GatedPages } from '../page-data.ts';
import { sidebarGroups } from '../sidebar-groups.ts';
import { usePageData } from '../client/use-page-data.ts';

export default function BookplateDocCard({ item }: { readonly item: SidebarItem }): ReactElement {
  const { gatedPages } = usePageData();
  return (
    <Entry groups={sidebarGroups(item, gatedPages)}>
      <DocCard item={withShared(item, gatedPages)} />
    </Entry>
  );
}

/** A card counts what is in its category, and may lead to the first of that: let it be what all its readers see. */
function withShared(item: SidebarItem, gatedPages: GatedPages): SidebarItem {
  if (item.type !== 'category') return item;
  const readers = sidebarGroups(item, gatedPages);
  const items = item.items.filter((each) => isSharedBy(readers, sidebarGroups(each, gatedPages)));
  return items.length > 0 ? { ...item, items } : item;
}
