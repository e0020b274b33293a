import TagsListByLetter from '@theme-init/TagsListByLetter';
import type { ReactElement } from 'react';
import { ForGroups } from '../client/page.tsx';
import { pagePath } from '../page-data.ts';
import { usePageData } from '../client/use-page-data.ts';

interface Tag {
  readonly permalink: string;
}

// Tags that only gated pages have are lists of their own, after the others: so no letter stands there without a tag.
export default function BookplateTagsListByLetter({
  tags,
}: {
  readonly tags: readonly Tag[];
}): ReactElement {
  const { gatedPages } = usePageData();
  const lists = new Map<string | undefined, Tag[]>([[undefined, []]]);
  for (const tag of tags) {
    const groups = gatedPages[pagePath(tag.permalink)]?.join(' ');
    lists.set(groups, [...(lists.get(groups) ?? []), tag]);
  }
  return (
    <>
      {[...lists].map(([groups, inside]) => (
        <ForGroups key={groups ?? '.'} groups={groups === undefined ? undefined : [groups]}>
          <TagsListByLetter tags={inside} />
        </ForGroups>
      ))}
    </>
  );
}
