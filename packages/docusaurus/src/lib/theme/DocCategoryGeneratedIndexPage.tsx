import DocCategoryGeneratedIndexPage from '@theme-init/DocCategoryGeneratedIndexPage';
import type { ReactElement } from 'react';
import { ForPageGroups, Refusal } from '../client/page.tsx';
import { usePageGroups } from '../client/use-page-data.ts';

// Of a category in which all is gated, no text is for everyone.
export default function BookplateDocCategoryGeneratedIndexPage(props: object): ReactElement {
  const groups = usePageGroups();
  return (
    <>
      <ForPageGroups>
        <DocCategoryGeneratedIndexPage {...props} />
      </ForPageGroups>
      {groups && <Refusal groups={groups} />}
    </>
  );
}
