import type { ReactElement, ReactNode } from 'react';
import { type ReactUser, useBookplate, useIsHydrated } from './use-bookplate.ts';

export interface BookplateLiveProps {
  /** Given the reader, or undefined while nobody is known. */
  readonly value: (user: ReactUser) => ReactNode;
}

/**
 * What any JavaScript makes of the reader. It is there after hydration only; the head script hides the place until
 * then, if it remembers a reader, so that the anonymous text does not flash.
 *
 * @param props the function
 * @returns the element
 */
export function BookplateLive({ value }: BookplateLiveProps): ReactElement {
  const content = useBookplate(value);
  const isHydrated = useIsHydrated();
  return (
    <bookplate-live data-bookplate-hold={isHydrated ? undefined : ''}>{content}</bookplate-live>
  );
}
