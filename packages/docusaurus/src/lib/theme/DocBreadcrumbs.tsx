import DocBreadcrumbs from '@theme-init/DocBreadcrumbs';
import type { ReactElement } from 'react';
import { ForPageGroups } from '../client/page.tsx';

// They name the categories around a page, which may be gated like it.
export default function BookplateDocBreadcrumbs(props: object): ReactElement {
  return (
    <ForPageGroups>
      <DocBreadcrumbs {...props} />
    </ForPageGroups>
  );
}
