import BlogArchivePage from '@theme-init/BlogArchivePage';
import type { ReactElement } from 'react';
import { Entry } from '../gated-page.tsx';
import { pagePath } from '../page-data.ts';
import { usePageData } from '../use-page-data.ts';

interface Archive {
  readonly blogPosts: readonly {
    readonly metadata: { readonly permalink: string; readonly title: string };
  }[];
}

// The theme shows titles as they are, so they can be elements.
export default function BookplateBlogArchivePage(props: {
  readonly archive: Archive;
}): ReactElement {
  const { gatedPages } = usePageData();
  const blogPosts = props.archive.blogPosts.map((post) => {
    const { permalink, title } = post.metadata;
    const groups = gatedPages[pagePath(permalink)];
    return groups
      ? { ...post, metadata: { ...post.metadata, title: <Entry groups={groups}>{title}</Entry> } }
      : post;
  });
  return <BlogArchivePage {...props} archive={{ ...props.archive, blogPosts }} />;
}
