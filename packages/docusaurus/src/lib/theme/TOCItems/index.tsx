import TOCItems from '@theme-init/TOCItems';
import type { ReactElement } from 'react';
import { groupsOfAny } from '@bookplate/protocol';
import { ForGroups, WithEntries } from '../../client/page.tsx';

interface Props {
  /** `value` is HTML. */
  readonly toc: readonly { readonly value: string }[];
}

export default function BookplateTOCItems(props: Props): ReactElement {
  const items = <TOCItems {...props} />;
  const gates = props.toc.map(({ value }) => groupsOf(value));
  if (gates.every((groups) => groups === undefined)) return items;
  // A list of nothing would still have its border.
  const all = groupsOfAny(gates.map((groups) => groups?.split(' ').filter(Boolean)));
  return (
    <WithEntries>
      <>
        <ForGroups groups={all}>{items}</ForGroups>
      </>
    </WithEntries>
  );
}

/** @returns the groups next to a heading, of those that are around it */
function groupsOf(html: string): string | undefined {
  const marks = html.matchAll(/data-bookplate-entry data-bookplate-groups="([^"]*)"/g);
  return Array.from(marks, ([, groups]) => groups).at(-1);
}
