import Info from '@theme-init/BlogPostItem/Header/Info';
import type { ReactElement } from 'react';
import { ForPageGroups } from '../../../client/page.tsx';

// When a gated post was written, and how long it is, is for its readers.
export default function BookplateInfo(props: object): ReactElement {
  return (
    <ForPageGroups>
      <Info {...props} />
    </ForPageGroups>
  );
}
