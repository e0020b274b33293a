import StructuredData from '@theme-init/BlogPostPage/StructuredData';
import type { ReactElement } from 'react';
import { useIsPublic } from '../../client/use-page-data.ts';

// It is in the head, and for search engines.
export default function BookplateStructuredData(props: object): ReactElement | null {
  return useIsPublic() ? <StructuredData {...props} /> : null;
}
