import BlogPostPageMetadata from '@theme-init/BlogPostPage/Metadata';
import type { ReactElement } from 'react';
import { useIsPublic } from '../../client/use-page-data.ts';

// Link previews and search engines show it to everyone. Of a gated post, its body puts the title there.
export default function BookplateBlogPostPageMetadata(props: object): ReactElement | null {
  return useIsPublic() ? <BlogPostPageMetadata {...props} /> : null;
}
