import type { ReactElement } from 'react';
import { escapeHtml } from './escape-html.ts';

export interface KeyChoiceProps {
  /** What is said before it. */
  readonly label?: string;
  readonly className?: string;
}

/**
 * Where readers with several keys for API playgrounds choose one: code samples and playgrounds follow. It is hidden from
 * everyone else.
 *
 * @param props its words, and a class
 * @returns the element
 */
export function KeyChoice({ label = 'Key', className }: KeyChoiceProps): ReactElement {
  // The script of the page fills it in, before or after React hydrates the page; see `BookplateText`.
  return (
    <label
      data-bookplate-keys=""
      className={className}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: `${escapeHtml(label)} <select></select>` }}
    />
  );
}
