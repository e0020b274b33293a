import TOCItems from '@theme-init/TOCItems';
import type { ReactElement } from 'react';
import { WithEntries } from '../../gated-page.tsx';

interface Props {
  /** `value` is HTML. */
  readonly toc: readonly { readonly value: string }[];
}

export default function BookplateTOCItems(props: Props): ReactElement {
  const items = <TOCItems {...props} />;
  const isGated = props.toc.some(({ value }) => value.includes('data-bookplate-entry'));
  return isGated ? <WithEntries>{items}</WithEntries> : items;
}
