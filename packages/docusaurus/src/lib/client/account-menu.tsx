import { translate } from '@docusaurus/Translate';
import type { ReactElement } from 'react';
import { BookplateReader } from '@bookplate/docs/react';
import { usePageData, useReturnTo } from './use-page-data.ts';

/**
 * The reader's corner as an item of the navbar.
 *
 * @param props on narrow screens, Docusaurus shows the items in a menu that opens at the side
 * @returns the element
 */
export function AccountMenu({
  mobile = false,
}: {
  readonly mobile?: boolean | undefined;
}): ReactElement {
  const { loginUrl, logoutUrl } = usePageData();
  const returnTo = useReturnTo();
  const texts = {
    logIn: logIn(),
    logOut: translate({
      id: 'bookplate.logOut',
      message: 'Log out',
      description: 'The link to log out, in the navbar',
    }),
    signedInAs: translate({
      id: 'bookplate.signedInAs',
      message: 'Signed in as',
      description: "Said by screen readers before the reader's name in the navbar",
    }),
    you: translate({
      id: 'bookplate.you',
      message: 'you',
      description: 'In the navbar, in the place of the name of a reader who has none',
    }),
  };
  return mobile ? (
    <li className="menu__list-item">
      <BookplateReader linkClassName="menu__link" {...{ loginUrl, logoutUrl, returnTo, texts }} />
    </li>
  ) : (
    <BookplateReader
      className="navbar__item"
      linkClassName="navbar__link"
      {...{ loginUrl, logoutUrl, returnTo, texts }}
    />
  );
}

/**
 * @returns the words of the link to log in
 */
export function logIn(): string {
  return translate({
    id: 'bookplate.logIn',
    message: 'Log in',
    description: 'The link to log in, in the navbar and on pages that are not for everyone',
  });
}
