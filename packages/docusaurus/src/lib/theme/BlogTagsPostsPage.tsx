import BlogTagsPostsPage from '@theme-init/BlogTagsPostsPage';
import type { ReactElement } from 'react';
import { pagePath } from '../page-data.ts';
import { usePageData } from '../client/use-page-data.ts';

export default function BookplateBlogTagsPostsPage(props: {
  readonly tag: { readonly permalink: string; readonly count: number };
}): ReactElement {
  const { tag } = props;
  const count = usePageData().counts[pagePath(tag.permalink)] ?? tag.count;
  return <BlogTagsPostsPage {...props} tag={{ ...tag, count }} />;
}
