/** The texts of the account menu. */
export interface ReaderTexts {
  readonly logIn: string;
  readonly logOut: string;
  /** Said before the name to those who do not see where it stands. */
  readonly signedInAs: string;
  /** In the place of a name, if the User has none. */
  readonly you: string;
}

/** In English, as every docs host says it. */
export const readerTexts: ReaderTexts = {
  logIn: 'Log in',
  logOut: 'Log out',
  signedInAs: 'Signed in as',
  you: 'you',
};

/** What a gated page says to readers in none of its groups, the second sentence to anonymous ones. */
export const refusalTexts: { readonly sentence: string; readonly logIn: string } = {
  sentence: 'This page is not for this account.',
  /** `{logIn}` stands for the link. */
  logIn: '{logIn} with one that may read it.',
};
