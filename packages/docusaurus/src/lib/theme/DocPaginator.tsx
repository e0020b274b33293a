import DocPaginator from '@theme-init/DocPaginator';
import type { ReactElement } from 'react';
import { ForPageGroups } from '../client/page.tsx';
import { useNeighbours } from '../client/use-page-data.ts';

export default function BookplateDocPaginator(props: object): ReactElement {
  return (
    <ForPageGroups>
      <DocPaginator {...props} {...useNeighbours()} />
    </ForPageGroups>
  );
}
