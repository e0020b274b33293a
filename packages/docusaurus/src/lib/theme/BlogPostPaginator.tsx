import BlogPostPaginator from '@theme-init/BlogPostPaginator';
import type { ReactElement } from 'react';
import { ForPageGroups } from '../client/page.tsx';
import { useNeighbours } from '../client/use-page-data.ts';

export default function BookplateBlogPostPaginator(props: object): ReactElement {
  const known = useNeighbours();
  return (
    <ForPageGroups>
      <BlogPostPaginator
        {...props}
        {...(known && { prevItem: known.previous, nextItem: known.next })}
      />
    </ForPageGroups>
  );
}
