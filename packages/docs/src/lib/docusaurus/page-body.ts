import { isValidElement, type ReactNode } from 'react';
import type { PageGroups } from '../gating/neighbour.ts';
import { pagePath } from './page-data.ts';
import { useOpenPath, usePageGroups } from './use-page-data.ts';

/**
 * Looks at the body of a page of Markdown. It is one element; its component is the compiled file, with what it says of
 * itself.
 *
 * @param body where the theme puts it: on its page, or of a blog post in a list
 * @returns whom it is for, and whether the open page is its own
 */
export function usePageBody(body: ReactNode): {
  readonly groups: PageGroups;
  readonly isOpen: boolean;
} {
  const open = useOpenPath();
  const ofPage = usePageGroups();
  const { frontMatter, metadata } = (isValidElement(body) ? body.type : {}) as {
    readonly frontMatter?: { readonly groups?: readonly string[] };
    readonly metadata?: { readonly permalink?: string };
  };
  // The theme for APIs has put it into something of its own.
  if (!frontMatter) return { groups: ofPage, isOpen: true };
  return {
    groups: frontMatter.groups,
    isOpen: metadata?.permalink !== undefined && pagePath(metadata.permalink) === open,
  };
}
