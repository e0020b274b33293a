import TOCCollapsible from '@theme-init/TOCCollapsible';
import type { ReactElement } from 'react';
import { ForPageGroups } from '../client/page.tsx';

// The headings of a page belong to its body.
export default function BookplateTOCCollapsible(props: object): ReactElement {
  return (
    <ForPageGroups>
      <TOCCollapsible {...props} />
    </ForPageGroups>
  );
}
