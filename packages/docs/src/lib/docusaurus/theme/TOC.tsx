import TOC from '@theme-init/TOC';
import type { ReactElement } from 'react';
import { withGroupsClass } from '../sidebar-groups.ts';
import { usePageGroups } from '../use-page-data.ts';

// The headings of a page belong to its body.
export default function BookplateTOC(props: { readonly className?: string }): ReactElement {
  return <TOC {...props} className={withGroupsClass(usePageGroups(), props.className)} />;
}
