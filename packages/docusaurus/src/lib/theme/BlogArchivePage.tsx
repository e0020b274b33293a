import BlogArchivePage from '@theme-init/BlogArchivePage';
import type { ReactElement } from 'react';
import { Entry, WithEntries } from '../client/page.tsx';
import { gatedYears, YearsContext } from '../client/gated-years.ts';
import { pagePath } from '../page-data.ts';
import { usePageData } from '../client/use-page-data.ts';

interface Post {
  readonly metadata: { readonly permalink: string; readonly title: string; readonly date: string };
}

// The theme shows titles as they are, so they can be elements.
export default function BookplateBlogArchivePage(props: {
  readonly archive: { readonly blogPosts: readonly Post[] };
}): ReactElement {
  const { gatedPages } = usePageData();
  const groupsOf = ({ metadata }: Post): readonly string[] | undefined =>
    gatedPages[pagePath(metadata.permalink)];
  const { blogPosts } = props.archive;
  if (!blogPosts.some(groupsOf)) return <BlogArchivePage {...props} />;
  const entries = blogPosts.map((post) => {
    const title = <Entry groups={groupsOf(post)}>{post.metadata.title}</Entry>;
    return Object.assign({}, post, { metadata: { ...post.metadata, title } });
  });
  const years = gatedYears(
    blogPosts.map((post) => ({ date: post.metadata.date, groups: groupsOf(post) })),
  );
  return (
    <YearsContext.Provider value={years}>
      <WithEntries>
        <BlogArchivePage {...props} archive={{ ...props.archive, blogPosts: entries }} />
      </WithEntries>
    </YearsContext.Provider>
  );
}
