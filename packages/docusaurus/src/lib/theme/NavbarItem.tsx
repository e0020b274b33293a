import NavbarItem from '@theme-init/NavbarItem';
import type { ReactElement } from 'react';
import { AccountMenu } from '../client/account-menu.tsx';
import { accountItemType } from '../account-item.ts';

// Around the item and not in `NavbarItem/ComponentTypes`, of which many sites have a copy of their own.
export default function BookplateNavbarItem(props: {
  readonly type?: string;
  readonly mobile?: boolean | undefined;
}): ReactElement {
  return props.type === accountItemType ? (
    <AccountMenu mobile={props.mobile} />
  ) : (
    <NavbarItem {...props} />
  );
}
