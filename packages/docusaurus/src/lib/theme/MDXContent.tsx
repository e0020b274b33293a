import MDXContent from '@theme-init/MDXContent';
import type { ReactElement, ReactNode } from 'react';
import { GatedPage } from '../client/page.tsx';
import { usePageBody } from '../client/page-body.ts';

// Docs, blog posts and pages all have it around their body.
export default function BookplateMDXContent({
  children,
}: {
  readonly children: ReactNode;
}): ReactElement {
  const content = <MDXContent>{children}</MDXContent>;
  const { groups, isOpen, about } = usePageBody(children);
  return groups && isOpen ? (
    <GatedPage groups={groups} about={about}>
      {content}
    </GatedPage>
  ) : (
    content
  );
}
