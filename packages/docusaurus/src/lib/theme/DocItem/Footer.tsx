import DocItemFooter from '@theme-init/DocItem/Footer';
import type { ReactElement } from 'react';
import { ForPageGroups } from '../../client/page.tsx';

// Its tags may be of gated pages only.
export default function BookplateDocItemFooter(props: object): ReactElement {
  return (
    <ForPageGroups>
      <DocItemFooter {...props} />
    </ForPageGroups>
  );
}
