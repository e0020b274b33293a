import type { ReactElement } from 'react';
import { escapeHtml } from './escape-html.ts';

export interface BookplateTextProps {
  /** A path such as `user.firstName`, or a program as JSON. */
  readonly value: string;
  /** What is in the HTML, for everyone who is not known. */
  readonly fallback?: string;
}

/**
 * Text about the reader, painted by the head script before React hydrates the page.
 *
 * @param props the path or program, and the fallback
 * @returns the element
 */
export function BookplateText({ value, fallback = '' }: BookplateTextProps): ReactElement {
  // The one form in which React 18 and 19 neither warn of the text that is already there nor put the fallback back.
  return (
    <bookplate-text
      value={value}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: escapeHtml(fallback) }}
    />
  );
}
