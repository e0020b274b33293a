import StructuredData from '@theme-init/BlogListPage/StructuredData';
import type { ReactElement } from 'react';
import { isPublic } from '@bookplate/protocol';

interface Item {
  readonly content: { readonly frontMatter: { readonly groups?: readonly string[] } };
}

// It is for search engines.
export default function BookplateStructuredData(props: {
  readonly items: readonly Item[];
}): ReactElement {
  const items = props.items.filter(({ content }) => isPublic(content.frontMatter.groups));
  return <StructuredData {...props} items={items} />;
}
