import BlogPostItem from '@theme-init/BlogPostItem';
import type { ReactElement, ReactNode } from 'react';
import { ForGroups } from '../../client/page.tsx';
import { usePageBody } from '../../client/page-body.ts';

// In a list, all of a gated post is hidden, with its title. On its own page, only its body is.
export default function BookplateBlogPostItem(props: {
  readonly children: ReactNode;
}): ReactElement {
  const { groups, isOpen } = usePageBody(props.children);
  return (
    <ForGroups groups={isOpen ? undefined : groups}>
      <BlogPostItem {...props} />
    </ForGroups>
  );
}
