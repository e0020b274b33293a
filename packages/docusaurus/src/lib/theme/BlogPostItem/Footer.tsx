import BlogPostItemFooter from '@theme-init/BlogPostItem/Footer';
import type { ReactElement } from 'react';
import { ForPageGroups } from '../../client/page.tsx';

// Its tags may be of gated pages only.
export default function BookplateBlogPostItemFooter(props: object): ReactElement {
  return (
    <ForPageGroups>
      <BlogPostItemFooter {...props} />
    </ForPageGroups>
  );
}
