import TOCCollapsible from '@theme-init/TOCCollapsible';
import type { ReactElement } from 'react';
import { withGroupsClass } from '../sidebar-groups.ts';
import { usePageGroups } from '../use-page-data.ts';

// The headings of a page belong to its body.
export default function BookplateTOCCollapsible(props: {
  readonly className?: string;
}): ReactElement {
  return (
    <TOCCollapsible {...props} className={withGroupsClass(usePageGroups(), props.className)} />
  );
}
