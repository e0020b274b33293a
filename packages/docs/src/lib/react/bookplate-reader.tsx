import type { CSSProperties, ReactElement } from 'react';
import { readerName } from '@bookplate/browser/program';
import { dashboardLink } from '@bookplate/protocol';
import { type ReaderTexts, readerTexts } from '../page-texts.ts';
import { BookplateText } from './bookplate-text.tsx';

export interface BookplateReaderProps {
  /** The dashboard's sign-in page; `{returnTo}` in it becomes the page that is open. */
  readonly loginUrl: string;
  /** Its sign-out page, if a link to it is wanted. */
  readonly logoutUrl?: string | undefined;
  /** The address of the page, for readers without JavaScript; the script replaces it when the link is used. */
  readonly returnTo?: string;
  /** Class of all of it, beside `bookplate-reader`. */
  readonly className?: string;
  /** Class of the links. */
  readonly linkClassName?: string;
  /** The words in another language. */
  readonly texts?: ReaderTexts;
}

/** There for screen readers; a style and no class, so that it needs no stylesheet of the site. */
const spoken: CSSProperties = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};

/**
 * The account menu: a link to log in, or the reader's name. While it is not known which, neither.
 *
 * @param props where the links lead and how it looks
 * @returns the element
 */
export function BookplateReader({
  loginUrl,
  logoutUrl,
  returnTo = '',
  className,
  linkClassName,
  texts = readerTexts,
}: BookplateReaderProps): ReactElement {
  return (
    <span className={className ? `bookplate-reader ${className}` : 'bookplate-reader'}>
      <a
        className={linkClassName}
        href={dashboardLink(loginUrl, returnTo)}
        data-bookplate-show="anonymous"
        data-bookplate-link="login"
      >
        {texts.logIn}
      </a>
      <span className="bookplate-reader-name" data-bookplate-show="identified">
        <span style={spoken}>{`${texts.signedInAs} `}</span>
        <BookplateText value={JSON.stringify(readerName(texts.you))} fallback={texts.you} />
      </span>
      {logoutUrl !== undefined && (
        <a
          className={linkClassName}
          href={dashboardLink(logoutUrl, returnTo)}
          data-bookplate-show="identified"
          data-bookplate-link="logout"
        >
          {texts.logOut}
        </a>
      )}
    </span>
  );
}
