import useRouteContext from '@docusaurus/useRouteContext';
import BlogAuthorsListPage from '@theme-init/Blog/Pages/BlogAuthorsListPage';
import type { ReactElement } from 'react';
import { authorKey } from '../../../page-data.ts';
import { usePageData } from '../../../client/use-page-data.ts';

export default function BookplateBlogAuthorsListPage(props: {
  readonly authors: readonly { readonly key: string; readonly count: number }[];
}): ReactElement {
  const { counts } = usePageData();
  const { id } = useRouteContext().plugin;
  const authors = props.authors.map((author) => ({
    ...author,
    count: counts[authorKey(id, author.key)] ?? author.count,
  }));
  return <BlogAuthorsListPage {...props} authors={authors} />;
}
