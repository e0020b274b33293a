import BlogPostItems from '@theme-init/BlogPostItems';
import type { ReactElement } from 'react';
import { GatedPage } from '../client/page.tsx';
import { usePageGroups } from '../client/use-page-data.ts';

// A page that lists the posts of a tag may have gated ones only.
export default function BookplateBlogPostItems(props: object): ReactElement {
  const groups = usePageGroups();
  const items = <BlogPostItems {...props} />;
  return groups ? <GatedPage groups={groups}>{items}</GatedPage> : items;
}
