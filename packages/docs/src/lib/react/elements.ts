import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type ElementProps = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

/** The elements that the head script knows. They are hidden or filled from outside of React. */
export interface BookplateElements {
  /** Shows a path such as `user.firstName`, or a program; the text inside is the fallback. */
  'bookplate-text': ElementProps & { value: string };
  /** Shown while a condition holds. */
  'bookplate-when': ElementProps & {
    'data-bookplate-when': string;
    'data-bookplate-anonymous'?: 'hidden';
  };
  /** Shown to readers in any of the groups, which are set apart by spaces. */
  'bookplate-groups': ElementProps & {
    'data-bookplate-groups': string;
    /** It is an entry of a list: where it is hidden, so is the list item or article around it. */
    'data-bookplate-entry'?: '';
  };
  /** Filled by React after hydration; hidden until then while a reader is remembered. */
  'bookplate-live': ElementProps & { 'data-bookplate-hold'?: '' | undefined };
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends BookplateElements {}
  }
}
