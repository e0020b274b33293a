import DocTagDocListPage from '@theme-init/DocTagDocListPage';
import type { ReactElement } from 'react';
import { Entry, ForPageGroups, Refusal } from '../client/page.tsx';
import { pagePath } from '../page-data.ts';
import { usePageData, usePageGroups } from '../client/use-page-data.ts';

interface TagPage {
  readonly permalink: string;
  readonly items: readonly {
    readonly permalink: string;
    readonly title: string;
    readonly description: string;
  }[];
}

// The theme shows titles and descriptions as they are, so they can be elements.
export default function BookplateDocTagDocListPage(props: { readonly tag: TagPage }): ReactElement {
  const { gatedPages } = usePageData();
  const groups = usePageGroups();
  const { tag } = props;
  const items = tag.items.map((item) => {
    const readers = gatedPages[pagePath(item.permalink)];
    if (!readers) return item;
    return {
      ...item,
      title: <Entry groups={readers}>{item.title}</Entry>,
      description: item.description && <Entry groups={readers}>{item.description}</Entry>,
    };
  });
  return (
    <>
      <ForPageGroups>
        <DocTagDocListPage {...props} tag={{ ...tag, items }} />
      </ForPageGroups>
      {groups && (
        <div className="container margin-vert--lg">
          <Refusal groups={groups} />
        </div>
      )}
    </>
  );
}
