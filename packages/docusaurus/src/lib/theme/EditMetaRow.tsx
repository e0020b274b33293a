import EditMetaRow from '@theme-init/EditMetaRow';
import type { ReactElement } from 'react';
import { ForPageGroups } from '../client/page.tsx';

// Docs, posts and pages have it: where a gated page is edited, its last author, and when.
export default function BookplateEditMetaRow(props: object): ReactElement {
  return (
    <ForPageGroups>
      <EditMetaRow {...props} />
    </ForPageGroups>
  );
}
