import { isValidElement, type ReactNode } from 'react';
import type { PageGroups } from '@bookplate/docs/gating';
import { pagePath } from '../page-data.ts';
import { useOpenPath, usePageGroups } from './use-page-data.ts';

/** What a page puts into the head, as far as it is known. */
export interface AboutPage {
  readonly title?: string | undefined;
  readonly hasKeywords?: boolean;
  readonly hasImage?: boolean;
}

/**
 * Looks at the body of a page of Markdown. It is one element; its component is the compiled file, with what it says of
 * itself.
 *
 * @param body where the theme puts it: on its page, or of a blog post in a list
 * @returns its groups, whether the open page is its own, and what that puts into the head
 */
export function usePageBody(body: ReactNode): {
  readonly groups: PageGroups;
  readonly isOpen: boolean;
  readonly about: AboutPage;
} {
  const open = useOpenPath();
  const ofPage = usePageGroups();
  const { frontMatter, metadata, assets } = (isValidElement(body) ? body.type : {}) as {
    readonly frontMatter?: {
      readonly groups?: readonly string[];
      readonly keywords?: unknown;
      readonly image?: unknown;
    };
    readonly metadata?: { readonly permalink?: string; readonly title?: string };
    readonly assets?: { readonly image?: unknown };
  };
  // The theme for APIs has put it into another component.
  if (!frontMatter) return { groups: ofPage, isOpen: true, about: {} };
  return {
    groups: frontMatter.groups,
    isOpen: metadata?.permalink !== undefined && pagePath(metadata.permalink) === open,
    about: {
      title: metadata?.title,
      hasKeywords: frontMatter.keywords !== undefined,
      hasImage: (frontMatter.image ?? assets?.image) !== undefined,
    },
  };
}
