import TOC from '@theme-init/TOC';
import type { ReactElement } from 'react';
import { ForPageGroups } from '../client/page.tsx';

// The headings of a page belong to its body.
export default function BookplateTOC(props: object): ReactElement {
  return (
    <ForPageGroups>
      <TOC {...props} />
    </ForPageGroups>
  );
}
