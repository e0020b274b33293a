import Authors from '@theme-init/BlogPostItem/Header/Authors';
import type { ReactElement } from 'react';
import { ForPageGroups } from '../../../client/page.tsx';

// Who wrote a gated post is for its readers.
export default function BookplateAuthors(props: object): ReactElement {
  return (
    <ForPageGroups>
      <Authors {...props} />
    </ForPageGroups>
  );
}
