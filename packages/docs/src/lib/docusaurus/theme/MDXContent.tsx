import MDXContent from '@theme-init/MDXContent';
import { isValidElement, type ReactElement, type ReactNode } from 'react';
import { GatedPage } from '../gated-page.tsx';

// Docs, blog posts and pages all have it around their body.
export default function BookplateMDXContent({
  children,
}: {
  readonly children: ReactNode;
}): ReactElement {
  const content = <MDXContent>{children}</MDXContent>;
  const groups = groupsOf(children);
  return groups ? <GatedPage groups={groups}>{content}</GatedPage> : content;
}

/** The body is one element; its component is the compiled file, which has its front matter. */
function groupsOf(body: ReactNode): readonly string[] | undefined {
  if (!isValidElement(body)) return undefined;
  const { frontMatter } = body.type as unknown as {
    readonly frontMatter?: { readonly groups?: readonly string[] };
  };
  return frontMatter?.groups;
}
