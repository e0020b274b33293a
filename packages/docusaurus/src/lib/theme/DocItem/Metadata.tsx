import { useDoc } from '@docusaurus/plugin-content-docs/client';
import { PageMetadata } from '@docusaurus/theme-common';
import DocItemMetadata from '@theme-init/DocItem/Metadata';
import type { ReactElement } from 'react';
import { useIsPublic } from '../../client/use-page-data.ts';

// Link previews and search engines show it to everyone: of a gated page, the title.
export default function BookplateDocItemMetadata(props: object): ReactElement {
  const { metadata } = useDoc();
  return useIsPublic() ? <DocItemMetadata {...props} /> : <PageMetadata title={metadata.title} />;
}
